import { describe, expect, it } from 'vitest';
import { rankOf, recallAt } from './recall-at';

describe('recallAt', () => {
  it('is the share of captions whose own photo is among the first', () => {
    expect(recallAt([1, 1, 3, 5, 6, 10, 11, Infinity])).toEqual({ r1: 0.25, r5: 0.5, r10: 0.75, medianRank: 6 });
  });

  it('finds nothing where there is nothing', () => {
    expect(recallAt([])).toEqual({ r1: 0, r5: 0, r10: 0, medianRank: Infinity });
  });
});

describe('rankOf', () => {
  it('counts the photos that are nearer', () => {
    expect(rankOf(2, [0.9, 0.1, 0.5, 0.7])).toBe(3);
    expect(rankOf(0, [0.9])).toBe(1);
  });

  it('earns nothing by being like all others', () => {
    expect(rankOf(0, [0.5, 0.5, 0.5])).toBe(3);
  });

  it('has no rank without a similarity', () => {
    expect(rankOf(1, [0.5, NaN])).toBe(Infinity);
    expect(rankOf(4, [0.5])).toBe(Infinity);
  });
});
