import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import { isTyping } from '../ui/is-typing';
import { takeLastShown } from './last-opened';
import { ARROWS, nearestCell } from './nearest-cell';

/** Arrow keys move between the photos of a wall; coming back from a photo returns to its cell. */
export function useGridKeys(wall: RefObject<HTMLUListElement | null>, context: string | null) {
  useEffect(() => {
    const id = takeLastShown(context);
    const cell = id === null ? null : wall.current?.querySelector<HTMLElement>(`[data-cell="${id}"]`);
    cell?.focus({ preventScroll: true });
    if (cell && !isOnScreen(cell)) cell.scrollIntoView({ block: 'center' });
  }, [wall, context]);

  useEffect(() => {
    // With nothing focused, a sideways arrow begins with the first photo in sight.
    const begin = (event: globalThis.KeyboardEvent): void => {
      const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
      if (!sideways || event.defaultPrevented || isTyping(document.activeElement)) return;
      if (document.activeElement !== document.body) return;

      // There may be several lists on a page.
      const cell = cellsOf(wall.current).find(isOnScreen);
      if (!cell) return;
      event.preventDefault();
      cell.focus();
    };
    document.addEventListener('keydown', begin);
    return () => document.removeEventListener('keydown', begin);
  }, [wall]);

  return moveBetweenCells;
}

/** What an arrow key does in a wall that stands in the page with all its cells. */
export function moveBetweenCells(event: KeyboardEvent<HTMLUListElement>): void {
  const direction = ARROWS[event.key];
  const here = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]');
  if (!direction || !here || event.altKey || event.ctrlKey || event.metaKey) return;

  const cells = cellsOf(event.currentTarget);
  const boxAt = (index: number): DOMRect => (cells[index] ?? here).getBoundingClientRect();
  const next = nearestCell(boxAt, cells.length, cells.indexOf(here), direction);

  event.preventDefault();
  if (next !== null) cells[next]?.focus();
}

function cellsOf(wall: HTMLElement | null): HTMLElement[] {
  return wall ? [...wall.querySelectorAll<HTMLElement>('[data-cell]')] : [];
}

function isOnScreen(cell: HTMLElement): boolean {
  const { top, bottom } = cell.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
