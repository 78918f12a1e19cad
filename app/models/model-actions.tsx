'use client';

import { Check, Download, Play, Trash2 } from 'lucide-react';
import type { ModelSummary } from '#lib/nouns';
import { formatBytes } from '../format/numbers';
import { say } from '../strings/message';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useLocale } from '../ui/locale-context';
import { plainButton, quietButton } from '../ui/styles';
import { MeasureSpeed } from './measure-speed';
import { choiceInWords } from './model-words';

/** What can be done with models, by whoever holds the list. */
export interface ModelVerbs {
  readonly lookUp: (reference: string, title: string) => void;
  readonly fetch: (reference: string) => void;
  readonly pause: (reference: string) => void;
  readonly use: (model: ModelSummary) => void;
  readonly measure: (reference: string) => void;
  readonly remove: (model: ModelSummary) => void;
}

export interface ModelActionsProps {
  readonly model: ModelSummary;
  readonly verbs: ModelVerbs;
  /** Title of the model that answers now. */
  readonly active: string | null;
  /** Photos that can be searched now. */
  readonly photos: number;
  /** The setting that fixes the choice, if one does. */
  readonly fixedBy: string | null;
  /** Whether its speed is being measured. */
  readonly measuring: boolean;
}

/** The buttons of one model: what can be done next, never what cannot. */
export function ModelActions({ model, verbs, active, photos, fixedBy, measuring }: ModelActionsProps) {
  const locale = useLocale();
  const { actions } = locale.strings.models;
  const { reference, state, role, fetch, isBundled, title } = model;

  return (
    <div className="flex flex-wrap items-start gap-2 empty:hidden sm:flex-col sm:items-stretch noscript:hidden">
      {state === 'ready' && role === null && (
        <UseModel model={model} verbs={verbs} active={active} photos={photos} fixedBy={fixedBy} />
      )}
      {(state === 'absent' || (state === 'broken' && !isBundled && !liesElsewhere(model))) && !fetch && (
        <button type="button" className={plainButton} onClick={() => verbs.lookUp(reference, title)}>
          <Download aria-hidden strokeWidth={1.75} className="size-4.5" />
          {actions.lookUp}
          <span className="sr-only"> {say(actions.lookUpOf, { title }, locale)}</span>
        </button>
      )}
      {state === 'partial' && !fetch && (
        <button type="button" className={plainButton} onClick={() => verbs.fetch(reference)}>
          <Play aria-hidden strokeWidth={1.75} className="size-4.5" />
          {actions.resume}
          <span className="sr-only"> {say(actions.resumeOf, { title }, locale)}</span>
        </button>
      )}
      {state === 'ready' && model.speed === null && (
        <MeasureSpeed title={title} busy={measuring} onMeasure={() => verbs.measure(reference)} />
      )}
      {isRemovable(model) && <RemoveModel model={model} onRemove={() => verbs.remove(model)} />}
    </div>
  );
}

function UseModel({ model, verbs, active, photos, fixedBy }: Omit<ModelActionsProps, 'measuring'>) {
  const locale = useLocale();
  const { actions, choice } = locale.strings.models;
  const { title } = model;
  const button = (
    <button type="button" disabled={fixedBy !== null} className={plainButton}>
      <Check aria-hidden strokeWidth={1.75} className="size-4.5" />
      {choice.action}
      <span className="sr-only"> {say(actions.named, { title }, locale)}</span>
    </button>
  );
  if (fixedBy !== null) return button;

  return (
    <ConfirmDialog
      title={say(choice.title, { title }, locale)}
      text={choiceInWords(model, active, photos, locale)}
      action={choice.action}
      cancel={choice.cancel}
      onConfirm={() => verbs.use(model)}
    >
      {button}
    </ConfirmDialog>
  );
}

/** A folder of the person's own, named by its path. */
function liesElsewhere({ id }: ModelSummary): boolean {
  return /^([/\\]|[a-z]:)/i.test(id);
}

/** What is in use stays; so does what came with Rummage, and what lies elsewhere. */
function isRemovable(model: ModelSummary): boolean {
  const { isBundled, role, state, fetch } = model;
  return !isBundled && !liesElsewhere(model) && role === null && state !== 'absent' && fetch?.state !== 'running';
}

function RemoveModel({ model, onRemove }: { model: ModelSummary; onRemove: () => void }) {
  const locale = useLocale();
  const { actions } = locale.strings.models;
  const { title } = model;
  const frees = say(actions.frees, { size: formatBytes(model.bytesOnDisk, locale) }, locale);
  const consequences = [frees, model.photos > 0 ? actions.vectors : null, actions.again];

  return (
    <ConfirmDialog
      title={say(actions.askRemove, { title }, locale)}
      text={consequences.filter(Boolean).join(' ')}
      action={actions.removeAction}
      onConfirm={onRemove}
    >
      <button type="button" className={quietButton}>
        <Trash2 aria-hidden strokeWidth={1.75} className="size-4.5" />
        {actions.remove}
        <span className="sr-only"> {title}</span>
      </button>
    </ConfirmDialog>
  );
}
