import { describe, expect, it } from 'vitest';
import { confidence, DECISION } from './decide';

const BACKGROUND = { mean: 0.1, deviation: 0.05 };
const cosineAt = (score: number) => BACKGROUND.mean + score * BACKGROUND.deviation;

describe('confidence', () => {
  it('grows with the cosine and stays within 0 and 1', () => {
    const confidences = [-1, 0, 0.1, 0.2, 0.3, 1].map((cosine) => confidence(cosine, BACKGROUND));

    expect(confidences).toEqual(confidences.toSorted((a, b) => a - b));
    expect(confidences.every((sure) => sure >= 0 && sure <= 1)).toBe(true);
  });

  it('is one half at the midpoint', () => {
    expect(confidence(cosineAt(DECISION.midpoint), BACKGROUND)).toBeCloseTo(0.5, 6);
  });

  it('is none for a photo without a background', () => {
    expect(confidence(1, { mean: 0, deviation: 0 })).toBe(0);
  });
});
