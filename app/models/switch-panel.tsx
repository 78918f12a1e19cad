'use client';

import type { ReactNode } from 'react';
import type { ModelList, ModelSwitch } from '#lib/nouns';
import { countOf } from '../format/numbers';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useLocale } from '../ui/locale-context';
import { plainButton } from '../ui/styles';
import { titleIn, titlesOf } from './model-words';
import { SwitchProgress } from './switch-progress';

/** Where a person is led once they have chosen. */
export const SWITCH_ID = 'switch';

interface SwitchPanelProps {
  readonly list: ModelList;
  readonly onUse: (reference: string, leaveOutMissing: boolean) => void;
}

/** The way from one model to the next: how far, how long, and the way back. */
export function SwitchPanel({ list, onUse }: SwitchPanelProps) {
  const change = list.switch;
  const active = list.models.find(({ role }) => role === 'active');
  const isFixed = list.fixedBy !== null;

  if (change === null) {
    if (!active || active.reference === list.wanted || isFixed) return null;
    return (
      <Panel
        title={`${titleIn(list, list.wanted)} is chosen`}
        text={`It begins to read your photos in a moment, or once the indexer runs again. ${active.title} goes on answering until it is through.`}
      >
        <Buttons>
          <Keep title={active.title} onKeep={() => onUse(active.reference, false)} />
        </Buttons>
      </Panel>
    );
  }

  const { from, to } = titlesOf(change, list);
  return (
    <Panel
      title={change.state === 'filling' ? `Making ${to} ready` : `${to} is not ready yet`}
      text={`${from} goes on answering every search until ${to} has read all your photos; then searches, tags and albums change over at once.`}
    >
      <SwitchProgress change={change} title={to} />
      {change.problem && (
        <div role="alert">
          <p className="font-medium wrap-anywhere">{change.problem.reason}</p>
          <p className="wrap-anywhere text-quiet">{change.problem.remedy}</p>
        </div>
      )}
      <Away change={change} />
      <Buttons>
        {!isFixed && <Keep title={from} onKeep={() => onUse(change.from, false)} />}
        {change.away > 0 && change.state !== 'failed' && (
          <LeaveOut change={change} to={to} onConfirm={() => onUse(change.to, true)} />
        )}
      </Buttons>
    </Panel>
  );
}

/** The same element all the way, so that a person who was led to it is not lost as it fills. */
function Panel({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section aria-labelledby={SWITCH_ID} className="grid gap-4 rounded-panel bg-sunken p-5">
      <div>
        <h2 id={SWITCH_ID} tabIndex={-1} className="text-title font-semibold wrap-anywhere outline-none">
          {title}
        </h2>
        <p className="mt-1 max-w-prose wrap-anywhere text-quiet">{text}</p>
      </div>
      {children}
    </section>
  );
}

function Buttons({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-2 empty:hidden noscript:hidden">{children}</div>;
}

function Keep({ title, onKeep }: { title: string; onKeep: () => void }) {
  return (
    <button type="button" className={plainButton} onClick={onKeep}>
      Keep {title}
    </button>
  );
}

function Away({ change: { away, state } }: { change: ModelSwitch }) {
  const locale = useLocale();
  if (away === 0) return null;

  return (
    <p className="max-w-prose">
      {countOf(away, ['photo lies', 'photos lie'], locale)} in folders that cannot be reached now.{' '}
      <span className="text-quiet">
        {state === 'waiting' ? 'Everything else is done.' : 'The others go first.'} Plug in the drive or connect the
        share, and {away === 1 ? 'it is' : 'they are'} read by {away === 1 ? 'itself' : 'themselves'}.
      </span>
    </p>
  );
}

function LeaveOut({ change, to, onConfirm }: { change: ModelSwitch; to: string; onConfirm: () => void }) {
  const locale = useLocale();
  const photos = countOf(change.away, ['photo', 'photos'], locale);

  return (
    <ConfirmDialog
      title={`Switch without ${photos}?`}
      text={`Searches change over to ${to} as soon as it has read all that can be reached. The ${photos} in folders that cannot be reached will not be found until those folders are back.`}
      action="Switch without them"
      cancel="Wait for them"
      onConfirm={onConfirm}
    >
      <button type="button" className={plainButton}>
        Switch now without them…
      </button>
    </ConfirmDialog>
  );
}
