import { expect, it } from 'vitest';
import { dot } from '../encoder/normalise';
import { seededRandom } from '../testing/vectors';
import { principalDirections } from './principal';

const DIMENSIONS = 24;
const random = seededRandom(3);
const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Vectors around 0.5 in one value that differ mostly in four others. */
const vectors = Array.from({ length: 2_000 }, () =>
  Float32Array.from({ length: DIMENSIONS }, (_, i) => (i === 9 ? 0.5 : 0) + gauss() * (i < 4 ? 1 + i : 0.1)),
);

it('finds the direction of the mean and those vectors differ in, the strongest first', () => {
  const { directions, mean } = principalDirections(vectors, DIMENSIONS, 5);
  const rows = [0, 1, 2, 3, 4].map((i) => directions.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS));

  for (const [i, row] of rows.entries()) {
    expect(Math.abs(row[i === 0 ? 9 : 4 - i] ?? 0)).toBeGreaterThan(0.9);
    for (const other of rows.slice(0, i)) expect(dot(row, other)).toBeCloseTo(0, 5);
    expect(mean[i]).toBeCloseTo(i === 0 ? 0.52 : 0, 1);
  }
});

it('leaves directions empty that vectors do not differ in', () => {
  const line = Array.from({ length: 9 }, (_, i) => Float32Array.of(i - 4, 0, 2));

  const { directions } = principalDirections(line, 3, 3);

  expect([...directions].map((x) => Math.round(Math.abs(x)))).toEqual([0, 0, 1, 1, 0, 0, 0, 0, 0]);
});
