import { describe, expect, it } from 'vitest';
import { heatMapOf, meanIn, peakOf } from './heat-map';
import { hottestRegion } from './region';

/** A grid of equal boxes over the whole photo. */
const grid = (rows: number, columns: number) =>
  Array.from({ length: rows * columns }, (_, i) => ({
    x: (i % columns) / columns,
    y: Math.floor(i / columns) / rows,
    width: 1 / columns,
    height: 1 / rows,
  }));

/** A map of a photo of 3:2 that is hot in one of 7 × 7 boxes. */
function hotAt(row: number, column: number) {
  const evidence = new Float32Array(49).fill(0.1);
  evidence[row * 7 + column] = 1;
  return heatMapOf(1.5, grid(7, 7), evidence, 0.1);
}

describe('a heat map', () => {
  it('has the photo’s proportions', () => {
    expect(hotAt(0, 0)).toMatchObject({ rows: 28, columns: 42 });
    expect(heatMapOf(0.5, grid(1, 1), Float32Array.of(1), 0.1)).toMatchObject({ rows: 56, columns: 28 });
  });

  it.each([
    [0, 0],
    [3, 3],
    [6, 2],
    [2, 6],
  ])('is hottest where the evidence is: row %i, column %i', (row, column) => {
    const { x, y } = peakOf(hotAt(row, column));

    expect(Math.floor(x * 7)).toBe(column);
    expect(Math.floor(y * 7)).toBe(row);
  });

  it('is as hot as it was, in all, when nothing lies beyond the ends', () => {
    const { values } = hotAt(3, 3);
    expect(values.reduce((a, b) => a + b, 0) / values.length).toBeCloseTo((1 + 48 * 0.1) / 49, 2);
  });

  it('takes the mean where boxes overlap', () => {
    const twice = [...grid(1, 1), ...grid(1, 1)];
    expect(heatMapOf(1, twice, Float32Array.of(1, 3), 0.1).values.every((value) => Math.abs(value - 2) < 1e-5)).toBe(
      true,
    );
  });
});

describe('the mean in a box', () => {
  it('is of what lies in it, however little that is', () => {
    const map = { rows: 2, columns: 2, values: Float32Array.of(1, 2, 3, 6) };

    expect(meanIn(map, { x: 0, y: 0, width: 1, height: 1 })).toBe(3);
    expect(meanIn(map, { x: 0, y: 0.5, width: 1, height: 0.5 })).toBe(4.5);
    expect(meanIn(map, { x: 0.9, y: 0.9, width: 0.1, height: 0.1 })).toBe(6);
  });
});

describe('the hottest region', () => {
  it('is a closed line around the peak', () => {
    const { box, outline } = hottestRegion(hotAt(2, 5)) ?? { box: null, outline: [] };

    expect(outline.at(0)).toEqual(outline.at(-1));
    expect(outline.length).toBeGreaterThan(4);
    expect(box?.x).toBeLessThan(5.5 / 7);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(5.5 / 7);
    expect(box?.y).toBeLessThan(2.5 / 7);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(2.5 / 7);
  });

  it('stays within the photo at its edge', () => {
    const { box } = hottestRegion(hotAt(0, 0)) ?? {};

    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeGreaterThanOrEqual(0);
  });

  it('is the one with the peak, when there are several', () => {
    const evidence = new Float32Array(49);
    evidence[0] = 0.9;
    evidence[48] = 1;
    expect(hottestRegion(heatMapOf(1, grid(7, 7), evidence, 0.08))?.box.x).toBeGreaterThan(0.5);
  });

  it('is none on an even map', () => {
    expect(hottestRegion(heatMapOf(1, grid(7, 7), new Float32Array(49), 0.1))).toBeNull();
  });
});
