export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

export const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * The cell an arrow key leads to, or null at the edge.
 *
 * Left and right follow the ranking across row ends; up and down look for the centre nearest by in the next row. Boxes
 * are asked for one by one, outwards, because measuring thousands of cells for every key press would be felt.
 */
export function nearestCell(
  boxAt: (index: number) => Box,
  count: number,
  from: number,
  direction: Direction,
): number | null {
  const step = direction === 'right' || direction === 'down' ? 1 : -1;
  const next = from + step;
  if (next < 0 || next >= count) return null;

  return direction === 'left' || direction === 'right' ? next : inNextRow(boxAt, count, from, step);
}

function inNextRow(boxAt: (index: number) => Box, count: number, from: number, step: 1 | -1): number | null {
  const start = boxAt(from);
  let nearest: { index: number; distance: number } | null = null;
  let row: Box | null = null;

  for (let index = from + step; index >= 0 && index < count; index += step) {
    const box = boxAt(index);
    if (overlaps(box, start)) continue;
    row ??= box;
    if (!overlaps(box, row)) break;

    const distance = Math.abs(centre(box) - centre(start));
    if (!nearest || distance < nearest.distance) nearest = { index, distance };
  }
  return nearest?.index ?? null;
}

/** Whether two boxes stand in the same row. */
function overlaps(a: Box, b: Box): boolean {
  return a.top < b.bottom - 1 && b.top < a.bottom - 1;
}

function centre({ left, right }: Box): number {
  return (left + right) / 2;
}
