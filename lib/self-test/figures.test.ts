import { expect, it } from 'vitest';
import { figuresOf, meanFigures } from './figures';

it('counts the expected photos among the first, of as many as there is room for', () => {
  expect(figuresOf([2])).toEqual({ r1: 0, r5: 1, r10: 1, mrr: 0.5 });
  expect(figuresOf([1, 7, null])).toEqual({ r1: 1, r5: 1 / 3, r10: 2 / 3, mrr: 1 });
  expect(figuresOf(Array.from({ length: 20 }, (_, i) => i + 1))).toEqual({ r1: 1, r5: 1, r10: 1, mrr: 1 });
  expect(figuresOf([null, null])).toEqual({ r1: 0, r5: 0, r10: 0, mrr: 0 });
});

it('gives every query the same weight', () => {
  expect(meanFigures([figuresOf([1]), figuresOf([null, null, null])])).toEqual({
    r1: 0.5,
    r5: 0.5,
    r10: 0.5,
    mrr: 0.5,
  });
  expect(meanFigures([])).toBeNull();
});
