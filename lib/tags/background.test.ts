import { describe, expect, it } from 'vitest';
import { measureBackground, standardScore } from './background';

const COSINES = Float32Array.from([0.1, 0.2, 0.3, 0.2]);
const DEVIATION = Math.sqrt(0.02 / 4);

describe('measureBackground', () => {
  it('is the mean and deviation of the cosines for a photo as spread as the model makes typical', () => {
    const { mean, deviation } = measureBackground(COSINES, DEVIATION);

    expect(mean).toBeCloseTo(0.2, 6);
    expect(deviation).toBeCloseTo(DEVIATION, 6);
  });

  it('draws an untypical spread half-way, in variance, to the typical one', () => {
    const flat = measureBackground(new Float32Array(4).fill(0.2), 0.1);

    expect(flat.deviation).toBeCloseTo(Math.sqrt(0.01 / 2), 6);
  });

  it('knows nothing without labels', () => {
    expect(measureBackground(new Float32Array(0), 0)).toEqual({ mean: 0, deviation: 0 });
  });
});

describe('standardScore', () => {
  it('is the same for a model whose cosines are squeezed into a narrow band', () => {
    const squeezed = COSINES.map((cosine) => 0.18 + 0.2 * cosine);

    const wide = standardScore(0.5, measureBackground(COSINES, DEVIATION));
    const narrow = standardScore(0.18 + 0.2 * 0.5, measureBackground(squeezed, 0.2 * DEVIATION));

    expect(narrow).toBeCloseTo(wide, 3);
  });

  it('lets nothing stand out where there is no background', () => {
    expect(standardScore(1, { mean: 0, deviation: 0 })).toBe(-Infinity);
  });
});
