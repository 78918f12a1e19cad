import { expect, it } from 'vitest';
import { dot, normalise } from './normalise';

it('scales to length 1 and keeps the direction', () => {
  const vector = Float32Array.of(3, 0, -4);

  expect(normalise(vector)).toBe(true);

  expect([...vector].map((x) => Number(x.toFixed(6)))).toEqual([0.6, 0, -0.8]);
  expect(dot(vector, vector)).toBeCloseTo(1, 6);
});

it.each([[[0, 0]], [[Number.NaN, 1]], [[Infinity, 1]], [[1e-20, 0]], [[]]])(
  'leaves %o alone: it has no direction',
  (values) => {
    const vector = Float32Array.from(values);

    expect(normalise(vector)).toBe(false);

    expect(vector).toEqual(Float32Array.from(values));
  },
);
