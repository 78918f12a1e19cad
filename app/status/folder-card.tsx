'use client';

import { FolderOpen, FolderSync, RotateCw, Trash2, TriangleAlert } from 'lucide-react';
import type { Folder, FolderState } from '#lib/nouns';
import { formatEvent } from '../format/dates';
import type { Locale } from '../format/locale';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { say } from '../strings/message';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useLocale, useStrings } from '../ui/locale-context';
import { iconButton, plainButton } from '../ui/styles';
import { Tip } from '../ui/tip';
import { toast } from '../ui/toast';
import { skippedInWords } from './skipped-words';

const SIGNS = { ready: FolderOpen, scanning: FolderSync, suspended: TriangleAlert, unreadable: TriangleAlert };

/** A folder, how it is, and what can be done with it. */
export function FolderCard({ folder }: { folder: Folder }) {
  const { id, name, state, problem } = folder;
  const locale = useLocale();
  const { folders, ui } = locale.strings;
  const Sign = SIGNS[state];
  const does = (call: Promise<void>, words: string): void => void call.then(() => toast(words), reportProblem);
  const rescan = (): Promise<void> => callApi(`/api/folders/${id}/rescan`, { method: 'POST' });
  const remove = (): Promise<void> => callApi(`/api/folders/${id}`, { method: 'DELETE' });

  return (
    <li className="p-2 ps-4">
      <div className="flex items-center gap-3">
        <Sign aria-hidden strokeWidth={1.75} className="size-5 shrink-0 text-quiet" />
        <div className="min-w-0 flex-1 py-1">
          <p className="truncate font-medium">{name}</p>
          <p className="text-small text-quiet">
            {say(ui.photos, { count: folder.photos }, locale)}
            {' · '}
            <span suppressHydrationWarning>{stateInWords(state, folder, locale)}</span>
          </p>
          {skippedInWords(folder.skipped, locale).map((sentence) => (
            <p key={sentence} className="text-small text-quiet">
              {sentence}
            </p>
          ))}
        </div>
        <Tip text={folders.rescan}>
          <button
            type="button"
            aria-label={say(folders.rescanNamed, { name }, locale)}
            onClick={() => does(rescan(), say(folders.rescanning, { name }, locale))}
            className={iconButton}
          >
            <RotateCw aria-hidden strokeWidth={1.75} className="size-4.5" />
          </button>
        </Tip>
        <ConfirmDialog
          title={say(folders.askRemove, { name }, locale)}
          text={folders.askRemoveText}
          action={folders.remove}
          onConfirm={() => does(remove(), say(folders.removed, { name }, locale))}
        >
          <button type="button" aria-label={say(folders.removeNamed, { name }, locale)} className={iconButton}>
            <Trash2 aria-hidden strokeWidth={1.75} className="size-4.5" />
          </button>
        </ConfirmDialog>
      </div>
      {problem && <FolderProblem folder={folder} />}
    </li>
  );
}

/** What is wrong with a folder; about missing photos only a person can know. */
function FolderProblem({ folder: { id, state, problem } }: { folder: Folder }) {
  const { folders } = useStrings();
  const settle = (decision: 'wait' | 'accept'): void =>
    void callApi(`/api/folders/${id}/settle`, { method: 'POST', body: { decision } }).then(
      () => toast(decision === 'wait' ? folders.waiting : folders.accepted),
      reportProblem,
    );

  return (
    <div role="alert" className="me-2 mt-1 mb-2 rounded-control bg-sunken p-4">
      <p className="font-medium">{problem?.reason}</p>
      <p className="mt-1 text-quiet">{problem?.remedy}</p>
      {state === 'suspended' && (
        <div className="mt-4 flex flex-wrap gap-2">
          <button type="button" className={plainButton} onClick={() => settle('wait')}>
            {folders.wait}
          </button>
          <ConfirmDialog
            title={folders.askAccept}
            text={folders.askAcceptText}
            action={folders.acceptAction}
            onConfirm={() => settle('accept')}
          >
            <button type="button" className={plainButton}>
              {folders.accept}
            </button>
          </ConfirmDialog>
        </div>
      )}
    </div>
  );
}

function stateInWords(state: FolderState, { lastWalkAt }: Folder, locale: Locale): string {
  const { states } = locale.strings.folders;
  if (state !== 'ready') return states[state];
  return lastWalkAt ? say(states.ready, { when: formatEvent(lastWalkAt, locale) }, locale) : states.fresh;
}
