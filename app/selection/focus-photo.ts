import { getSelecting } from './selection-store';

/** The bar that shows what is selected, by which the focus is known to be in it. */
export const SELECTION_BAR = 'selection-bar';

/** From a photo, the focus goes to what can be done with those selected. @returns whether there is anything */
export function focusBar(): boolean {
  const first = document.getElementById(SELECTION_BAR)?.querySelector('button');
  first?.focus();
  return first !== null && first !== undefined;
}

/** The bar is about to go, with the focus if that is in it: it goes back to the photo that was chosen last. */
export function focusChosen(): void {
  if (!isInBar()) return;
  const cells = cellsOnPage();
  const chosen = cells.find((cell) => idOf(cell) === getSelecting().selection.anchor) ?? cells[0];
  chosen?.focus({ preventScroll: true });
}

/** Photos are about to leave their list, with the focus if one of them has it: it goes to the next that stays, or to the one before. */
export function focusBeside(leaving: readonly number[]): void {
  const gone = new Set(leaving);
  const cells = cellsOnPage();
  const focused = cells.findIndex((cell) => cell === document.activeElement && gone.has(idOf(cell)));
  if (focused < 0 && !isInBar()) return;

  const from = focused < 0 ? cells.findIndex((cell) => idOf(cell) === getSelecting().selection.anchor) : focused;
  const stays = (cell: HTMLElement): boolean => !gone.has(idOf(cell));
  const beside = cells.slice(from + 1).find(stays) ?? cells.slice(0, from + 1).findLast(stays);
  beside?.focus({ preventScroll: true });
}

function isInBar(): boolean {
  return document.getElementById(SELECTION_BAR)?.contains(document.activeElement) ?? false;
}

function cellsOnPage(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-cell]')];
}

function idOf(cell: HTMLElement): number {
  return Number(cell.dataset.cell);
}
