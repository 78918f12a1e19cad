import { expect, it } from 'vitest';
import { vector } from '../testing/vectors';
import { choose, scatter } from './choose';

const vectors = [vector(1, 0, 0), vector(1, 0.05, 0), vector(0, 1, 0), vector(0, 0, 1), vector(-1, 0, 0)];
const vectorAt = (place: number) => vectors[place] as Float32Array;

it('asks about the likeliest and the most doubtful by turns', () => {
  expect(choose({ odds: Float32Array.of(4, NaN, 0.1, -3, -6), vectorAt }, 3)).toEqual([0, 2, 3]);
});

it('asks about no photo much like another before it, while there are others', () => {
  const odds = Float32Array.of(4, 3.9, -1, -2, NaN);
  expect(choose({ odds, vectorAt }, 2)).toEqual([0, 2]);
  expect(choose({ odds, vectorAt }, 10).toSorted()).toEqual([0, 1, 2, 3]);
});

it('asks about what is least like anything known, when nothing is likely', () => {
  expect(scatter([0, 1, 2, 4], vectorAt, [vector(1, 0, 0)], 2)).toEqual([4, 2]);
  expect(scatter([3], vectorAt, [], 5)).toEqual([3]);
});
