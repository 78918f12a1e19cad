import type { MouseEvent } from 'react';
import { reportProblem } from '../http/report-problem';
import { pageLocale } from '../strings/page-locale';
import { dismissToast, toast } from './toast';

/** How long the button is there, in milliseconds. */
const UNDO_MS = 8_000;

let undoLast: (() => void) | null = null;

/**
 * Says what was done, and offers to undo it: by a button, and by a key for as long as nothing else is done.
 *
 * @param undo null where that cannot be
 */
export function offerUndo(words: string, undo: (() => Promise<unknown>) | null, description?: string): void {
  if (undo === null) {
    undoLast = null;
    toast(words, { description });
    return;
  }
  const { selection, ui } = pageLocale().strings;
  const once = (): void => {
    if (undoLast === once) undoLast = null;
    dismissToast(shown);
    void undo().then(() => toast(selection.done.undone), reportProblem);
  };
  const press = ({ currentTarget }: MouseEvent<HTMLButtonElement>): void => {
    // Where the focus came from it goes back now: when the last toast goes, it would be taken from wherever it is by then.
    currentTarget.blur();
    once();
  };
  const shown = toast(words, { description, action: { label: ui.undo, onClick: press }, duration: UNDO_MS });
  undoLast = once;
}

/** Undoes what was done last, where that can be. */
export function undoLastAction(): void {
  undoLast?.();
}
