import { dismissToast, toast } from '../ui/toast';
import type { Acted, Action } from '#lib/acting/action';
import { sayOfPhotos } from '../grid/left-out';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { pageLocale } from '../strings/page-locale';
import { wordsOf } from './action-words';

/** The photos an action is about, as the API takes them. */
export type NamedPhotos =
  | { readonly ids: readonly number[] }
  | { readonly query: Readonly<Record<string, unknown>>; readonly except: readonly number[] };

interface Order {
  readonly photos: NamedPhotos;
  readonly action: Action;
  /** Those of the photos that lists on the page show. */
  readonly shown: readonly number[];
  /** Asks for what the page shows again. */
  readonly refresh: () => void;
  /** The album's name, if it is about one. */
  readonly name?: string;
}

/** How long undoing is offered, in milliseconds. */
export const UNDO_MS = 8_000;

let undoLast: (() => void) | null = null;

/** Does something to photos, says so, and offers to undo it. @returns what came of it; null when it did not work */
export async function act({ photos, action, shown, refresh, name }: Order): Promise<Acted | null> {
  try {
    const acted = await callApi<Acted>('/api/photos/actions', { method: 'POST', body: { ...photos, ...action } });
    sayOf(action, acted.value === true, shown);
    refresh();
    offerUndo(wordsOf(action, acted, pageLocale(), name), acted.undo, () => {
      sayOf(action, acted.value !== true, shown);
      refresh();
    });
    return acted;
  } catch (error) {
    reportProblem(error);
    return null;
  }
}

/** Undoes what was done last, while that is offered. */
export function undoLastAction(): void {
  undoLast?.();
}

function offerUndo(words: string, token: string | null, onUndone: () => void): void {
  const { selection, ui } = pageLocale().strings;
  if (token === null) {
    undoLast = null;
    toast(words);
    return;
  }
  const undo = (): void => {
    undoLast = null;
    dismissToast(shown);
    void callApi('/api/photos/actions/undo', { method: 'POST', body: { undo: token } }).then(() => {
      onUndone();
      toast(selection.done.undone);
    }, reportProblem);
  };
  const shown = toast(words, { action: { label: ui.undo, onClick: undo }, duration: UNDO_MS });
  undoLast = undo;
}

function sayOf({ action }: Action, value: boolean, ids: readonly number[]): void {
  if (action === 'trash') sayOfPhotos(ids, { trashed: value });
  if (action === 'hide') sayOfPhotos(ids, { hidden: value });
  if (action === 'favourite') sayOfPhotos(ids, { favourite: value });
}
