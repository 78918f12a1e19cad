import { describe, expect, it } from 'vitest';
import { type Box, type Direction, nearestCell } from './nearest-cell';

/** Rows of cells by their widths; every row is 100 high and 4 apart. */
function wall(...rows: number[][]): Box[] {
  return rows.flatMap((widths, row) => {
    let left = 0;
    return widths.map((width) => {
      const box = { left, right: left + width, top: row * 104, bottom: row * 104 + 100 };
      left += width + 4;
      return box;
    });
  });
}

const cells = wall([150, 150, 150], [300, 150], [70, 70, 70, 70, 70]);

function move(from: number, direction: Direction): number | null {
  return nearestCell((index) => cells[index] as Box, cells.length, from, direction);
}

describe('nearestCell', () => {
  it('follows the ranking across row ends', () => {
    expect(move(2, 'right')).toBe(3);
    expect(move(3, 'left')).toBe(2);
  });

  it('goes down to the centre nearest by', () => {
    expect(move(0, 'down')).toBe(3);
    expect(move(2, 'down')).toBe(4);
    expect(move(3, 'down')).toBe(7);
  });

  it('goes up to the centre nearest by', () => {
    expect(move(4, 'up')).toBe(2);
    expect(move(9, 'up')).toBe(4);
  });

  it.each([
    [0, 'left'],
    [1, 'up'],
    [9, 'right'],
    [6, 'down'],
  ] as const)('stays at the edge from %i going %s', (from, direction) => expect(move(from, direction)).toBeNull());
});
