'use client';

import { FolderOpen, FolderSync, RotateCw, Trash2, TriangleAlert } from 'lucide-react';
import { toast } from '../ui/toast';
import { skippedInWords } from '#lib/folders/skipped';
import type { Folder, FolderState } from '#lib/nouns';
import { formatEvent } from '../format/dates';
import { countOf } from '../format/numbers';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useLocale } from '../ui/locale-context';
import { iconButton, plainButton } from '../ui/styles';
import { Tip } from '../ui/tip';

const SIGNS = { ready: FolderOpen, scanning: FolderSync, suspended: TriangleAlert, unreadable: TriangleAlert };

/** A folder, how it is, and what can be done with it. */
export function FolderCard({ folder }: { folder: Folder }) {
  const { id, name, state, problem } = folder;
  const locale = useLocale();
  const Sign = SIGNS[state];
  const does = (call: Promise<void>, words: string): void => void call.then(() => toast(words), reportProblem);
  const rescan = (): Promise<void> => callApi(`/api/folders/${id}/rescan`, { method: 'POST' });
  const remove = (): Promise<void> => callApi(`/api/folders/${id}`, { method: 'DELETE' });

  return (
    <li className="p-2 pl-4">
      <div className="flex items-center gap-3">
        <Sign aria-hidden strokeWidth={1.75} className="size-5 shrink-0 text-quiet" />
        <div className="min-w-0 flex-1 py-1">
          <p className="truncate font-medium">{name}</p>
          <p className="text-small text-quiet">
            {countOf(folder.photos, ['photo', 'photos'], locale)}
            {' · '}
            <span suppressHydrationWarning>{stateInWords(state, folder, locale)}</span>
          </p>
          {skippedInWords(folder.skipped).map((sentence) => (
            <p key={sentence} className="text-small text-quiet">
              {sentence}
            </p>
          ))}
        </div>
        <Tip text="Look through it now">
          <button
            type="button"
            aria-label={`Look through ${name} now`}
            onClick={() => does(rescan(), `Looking through ${name}`)}
            className={iconButton}
          >
            <RotateCw aria-hidden strokeWidth={1.75} className="size-4.5" />
          </button>
        </Tip>
        <ConfirmDialog
          title={`Stop searching ${name}?`}
          text="Its photos leave the results. The files themselves stay untouched, and what you said of them is kept."
          action="Remove folder"
          onConfirm={() => does(remove(), `${name} is removed`)}
        >
          <button type="button" aria-label={`Remove ${name}`} className={iconButton}>
            <Trash2 aria-hidden strokeWidth={1.75} className="size-4.5" />
          </button>
        </ConfirmDialog>
      </div>
      {problem && <FolderProblem folder={folder} />}
    </li>
  );
}

const SETTLED = { wait: 'Nothing is forgotten; looking again', accept: 'They leave the results in a moment' };

/** What is wrong with a folder; about missing photos only a person can know. */
function FolderProblem({ folder: { id, state, problem } }: { folder: Folder }) {
  const settle = (decision: 'wait' | 'accept'): void =>
    void callApi(`/api/folders/${id}/settle`, { method: 'POST', body: { decision } }).then(
      () => toast(SETTLED[decision]),
      reportProblem,
    );

  return (
    <div role="alert" className="mt-1 mr-2 mb-2 rounded-control bg-sunken p-4">
      <p className="font-medium">{problem?.reason}</p>
      <p className="mt-1 text-quiet">{problem?.remedy}</p>
      {state === 'suspended' && (
        <div className="mt-4 flex flex-wrap gap-2">
          <button type="button" className={plainButton} onClick={() => settle('wait')}>
            Keep waiting
          </button>
          <ConfirmDialog
            title="Are these photos really gone?"
            text="They leave the results, and are kept for 30 days: if the files come back, so do the photos, with all you said of them."
            action="They are gone"
            onConfirm={() => settle('accept')}
          >
            <button type="button" className={plainButton}>
              They are really gone
            </button>
          </ConfirmDialog>
        </div>
      )}
    </div>
  );
}

function stateInWords(state: FolderState, { lastWalkAt }: Folder, locale: ReturnType<typeof useLocale>): string {
  if (state === 'scanning') return 'being looked through';
  if (state === 'suspended') return 'waiting for its photos';
  if (state === 'unreadable') return 'cannot be read';
  return lastWalkAt ? `looked through ${formatEvent(lastWalkAt, locale)}` : 'not looked through yet';
}
