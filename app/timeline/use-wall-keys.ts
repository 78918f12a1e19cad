import { type KeyboardEvent, useEffect } from 'react';
import { ARROWS } from '../grid/nearest-cell';
import { moveBetweenCells } from '../grid/use-grid-keys';
import { isTyping } from '../ui/is-typing';
import type { Wall } from './wall';
import type { WallKeeper } from './wall-keeper';

/** Arrow keys move between the photos of a wall, Home and End go to its ends. */
export function useWallKeys(keeper: WallKeeper, wall: Wall | null) {
  useEffect(() => {
    if (!wall) return;
    // With nothing focused, a sideways arrow begins with the first photo in sight.
    const begin = (event: globalThis.KeyboardEvent): void => {
      if (event.defaultPrevented || isChord(event) || isTyping(document.activeElement)) return;
      // There may be several lists on a page.
      if (document.activeElement !== document.body || !wall.isInSight) return;

      const place = beginning(wall, event.key);
      if (place === null) return;
      event.preventDefault();
      void keeper.focus(place, event.key === 'End' ? -1 : 1);
    };
    document.addEventListener('keydown', begin);
    return () => document.removeEventListener('keydown', begin);
  }, [keeper, wall]);

  return (event: KeyboardEvent<HTMLUListElement>): void => {
    // Until the wall is there, the first page of it is.
    if (!wall) return moveBetweenCells(event);
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')?.dataset.cell;
    const here = wall.view().cells.find(({ photo }) => photo.id === Number(id));
    if (!here || isChord(event)) return;

    const end = ends(wall, event.key);
    const direction = ARROWS[event.key];
    if (end === null && !direction) return;
    event.preventDefault();
    const place = end ?? (direction ? wall.beside(keeper.goingOnFrom(here.place), direction) : null);
    if (place !== null) void keeper.focus(place, event.key === 'End' ? -1 : 1);
  };
}

function beginning(wall: Wall, key: string): number | null {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return ends(wall, key);
  return wall.placeInSight();
}

function ends(wall: Wall, key: string): number | null {
  if (key === 'Home') return 0;
  return key === 'End' ? wall.held.shape.photos - 1 : null;
}

function isChord(event: Pick<globalThis.KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): boolean {
  return event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
}
