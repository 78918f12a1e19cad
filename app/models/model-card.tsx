'use client';

import type { ReactNode } from 'react';
import type { ModelSummary, ModelSwitch } from '#lib/nouns';
import { useLocale, useStrings } from '../ui/locale-context';
import { FetchProgress } from './fetch-progress';
import { ModelActions, type ModelActionsProps } from './model-actions';
import { Figure, ModelFacts } from './model-facts';
import { stateInWords } from './model-words';
import { SwitchProgress } from './switch-progress';

interface ModelCardProps extends ModelActionsProps {
  /** The switch under way, to this model or to another. */
  readonly change: ModelSwitch | null;
  /** Whether it is the one to download first. */
  readonly isSuggested: boolean;
}

/** The id of a model's heading. */
export function modelTitleId(reference: string): string {
  return `model-${reference}`;
}

/** One model: what it is good for, what it costs, and what can be done with it. */
export function ModelCard({ change, isSuggested, ...actions }: ModelCardProps) {
  const { goodFirst } = useStrings().models;
  const { model, verbs } = actions;
  const { title, summary, figure, fetch, problem, state, role } = model;

  return (
    <li className="grid gap-4 p-5">
      <div className="grid gap-x-8 gap-y-3 sm:grid-cols-[minmax(0,1fr)_10.5rem]">
        <div className="grid min-w-0 content-start gap-2">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h3 id={modelTitleId(model.reference)} tabIndex={-1} className="font-medium wrap-anywhere outline-none">
              {title}
            </h3>
            <StateBadge model={model} />
            {isSuggested && state === 'absent' && <Badge>{goodFirst}</Badge>}
          </div>
          {summary && <p className="max-w-prose wrap-anywhere text-quiet">{summary}</p>}
          {figure && <Figure figure={figure} />}
          <ModelFacts model={model} />
        </div>
        <ModelActions {...actions} />
      </div>
      {problem && !fetch && (
        <div role="alert" className="rounded-control bg-sunken p-4">
          <p className="font-medium wrap-anywhere">{problem.reason}</p>
          <p className="mt-1 wrap-anywhere text-quiet">{problem.remedy}</p>
        </div>
      )}
      {change && role === 'next' && <SwitchProgress change={change} title={title} />}
      {fetch && (
        <FetchProgress
          fetch={fetch}
          title={title}
          onPause={() => verbs.pause(fetch.reference)}
          onResume={() => verbs.fetch(fetch.reference)}
        />
      )}
    </li>
  );
}

function StateBadge({ model }: { model: ModelSummary }) {
  const locale = useLocale();
  return <Badge strong={model.role === 'active'}>{stateInWords(model, locale)}</Badge>;
}

function Badge({ strong = false, children }: { strong?: boolean; children: ReactNode }) {
  return (
    <span
      className={`rounded-round px-2.5 py-0.5 text-small ${strong ? 'bg-ink font-medium text-ground' : 'bg-sunken text-quiet'}`}
    >
      {children}
    </span>
  );
}
