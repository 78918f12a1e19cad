import { describe, expect, it } from 'vitest';
import { cellsOf, layRows, type Measures, type Run } from './rows';

const MEASURES: Measures = { width: 1000, row: 200, stretch: 1.8, gutter: 4, month: 48, day: 28 };

const runOf = (ratios: readonly number[], facts: Partial<Run> = {}): Run => ({
  start: 0,
  end: ratios.length,
  ratioAt: (place) => ratios[place] ?? 0,
  beginsDay: () => false,
  isLast: true,
  ...facts,
});

describe('layRows', () => {
  it('breaks before what does not fit, and lets a row grow to the full width', () => {
    // 300 + 300 + 300 and two gutters fit in 1000, a fourth does not.
    const { rows, height } = layRows(runOf([1.5, 1.5, 1.5, 1.5]), MEASURES);

    const first = (1000 - 8) / 4.5;
    expect(rows.map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [3, 4],
    ]);
    expect(rows[0]?.height).toBeCloseTo(first);
    expect(rows[1]).toMatchObject({ height: 200 });
    expect(rows[1]?.top).toBeCloseTo(first + 4);
    expect(height).toBeCloseTo(first + 4 + 204);
  });

  it('keeps a row that one narrow photo is left alone in from becoming enormous', () => {
    const { rows } = layRows(runOf([0.5, 4, 4, 4]), { ...MEASURES, width: 820 });
    expect(rows.map(({ height }) => height)).toEqual([360, 205, 205, 200]);
  });

  it('makes a photo that is wider than the wall as wide as the wall', () => {
    const { rows } = layRows(runOf([4]), { ...MEASURES, width: 400 });
    expect(rows[0]).toMatchObject({ height: 100 });
  });

  it('leaves room above a row in which a day begins, with the first of its photos that is shown', () => {
    const days = new Set([0, 4]);
    const { rows } = layRows(runOf([1.5, 1.5, 1.5, 1.5, 0, 1.5], { beginsDay: (place) => days.has(place) }), MEASURES);

    expect(rows.map(({ start, beginsDay }) => [start, beginsDay])).toEqual([
      [0, true],
      [3, true],
    ]);
    expect(rows[0]?.top).toBe(28);
  });

  it('leaves no row half empty where the month goes on', () => {
    const { rows } = layRows(runOf([1.5, 1.5, 1.5, 1], { isLast: false }), MEASURES);

    expect(rows).toHaveLength(1);
    expect(rows[0]?.height).toBeCloseTo((1000 - 12) / 5.5);
  });
});

it('places the photos of a row side by side, without those that are not shown', () => {
  const ratios = [1, 0, 2];
  const row = { start: 0, end: 3, top: 0, height: 100, beginsDay: false };

  expect(cellsOf(row, (place) => ratios[place] ?? 0, 4)).toEqual([
    { place: 0, left: 0, width: 100 },
    { place: 2, left: 104, width: 200 },
  ]);
});
