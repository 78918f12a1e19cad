import { toast } from '../ui/toast';
import type { Action } from '#lib/acting/action';
import type { Download } from '#lib/downloads/service';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { say } from '../strings/message';
import { pageLocale } from '../strings/page-locale';
import { act } from './act';
import { copyPaths } from './copy-paths';
import { focusBeside } from './focus-photo';
import { currentTarget, type Target } from './selected-photos';
import { clearSelection } from './selection-store';

/** What can be done to selected photos without asking anything. */
export type Command =
  'favourite' | 'hide' | 'trash' | 'restore' | 'download' | 'copy-path' | { readonly rate: number | null };

/** Paths go to the clipboard: of more, nobody wants them there. */
const MOST_PATHS = 1_000;

/** Does something to the photos selected, or to the one that has the focus; nothing where it cannot be done to them. */
export async function runCommand(command: Command, refresh: () => void): Promise<void> {
  const target = currentTarget();
  if (target === null) return;

  if (command === 'download') return download(target);
  if (command === 'copy-path') return copyPath(target);
  const action = actionOf(command, target.list.view);
  if (action !== null) await actOn(target, action, refresh);
}

/** Does something to photos; those that leave their list by it are not selected any more. */
export async function actOn(target: Target, action: Action, refresh: () => void, name?: string): Promise<void> {
  const acted = await act({ photos: target.photos, shown: target.shown, action, refresh, ...(name && { name }) });
  const leaves = action.action === 'trash' || action.action === 'hide';
  if (acted === null || !leaves) return;
  focusBeside(target.shown);
  clearSelection();
}

function actionOf(command: Exclude<Command, 'download' | 'copy-path'>, view: Target['list']['view']): Action | null {
  if (command === 'restore') return view === 'trash' ? { action: 'trash', value: false } : null;
  if (view === 'trash') return null;
  if (command === 'favourite') return { action: 'favourite', value: 'toggle' };
  if (command === 'hide') return { action: 'hide', value: view !== 'hidden' };
  if (command === 'trash') return { action: 'trash', value: true };
  return { action: 'rate', value: command.rate };
}

async function download({ photos }: Target): Promise<void> {
  try {
    const { id, missing } = await callApi<Download>('/api/photos/downloads', { method: 'POST', body: photos });
    const link = document.createElement('a');
    link.href = `/api/photos/downloads/${id}`;
    link.download = '';
    link.click();
    if (missing === 0) return;
    const locale = pageLocale();
    const { leftOut, leftOutText } = locale.strings.selection;
    toast(say(leftOut, { count: missing }, locale), { description: leftOutText });
  } catch (error) {
    reportProblem(error);
  }
}

async function copyPath({ photos, shown }: Target): Promise<void> {
  if (!('ids' in photos) || shown.length > MOST_PATHS) {
    const locale = pageLocale();
    const { tooManyPaths, tooManyPathsText } = locale.strings.selection;
    toast(tooManyPaths, { description: say(tooManyPathsText, { count: MOST_PATHS }, locale) });
    return;
  }
  await copyPaths(photos.ids);
}
