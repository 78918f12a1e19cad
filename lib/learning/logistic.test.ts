import { expect, it } from 'vitest';
import { dot } from '../encoder/normalise';
import { seededRandom, vector } from '../testing/vectors';
import { type Example, fitLogistic, sigmoid } from './logistic';

const NORTH = vector(1, 0);
const EAST = vector(0, 1);
const FREE = { weights: 4, bias: 1 };

const example = (features: Float32Array, accepted: boolean, prior = 0): Example => ({ features, accepted, prior });

it('learns the side each example is on', () => {
  const { weights, bias } = fitLogistic([example(NORTH, true), example(EAST, false)], FREE);
  expect(dot(weights, NORTH) + bias).toBeGreaterThan(0);
  expect(dot(weights, EAST) + bias).toBeLessThan(0);
});

it('stays with the prior where that already says so, and without freedom', () => {
  const sure = fitLogistic([example(NORTH, true, 20), example(EAST, false, -20)], FREE);
  expect(Math.abs(sure.bias) + Math.hypot(...sure.weights)).toBeLessThan(1e-6);
  const bound = fitLogistic([example(NORTH, true, -3)], { weights: 0, bias: 0 });
  expect(bound.bias).toBe(0);
});

it('finds the optimum: the weights are the freedom times what the examples still miss', () => {
  const random = seededRandom(3);
  const examples = Array.from({ length: 40 }, () =>
    example(vector(random() - 0.5, random() - 0.5, random() - 0.5), random() < 0.4, 12 * (random() - 0.5)),
  );
  const { weights, bias } = fitLogistic(examples, FREE);
  const missed = examples.map(
    ({ features, accepted, prior }) => (accepted ? 1 : 0) - sigmoid(prior + dot(weights, features) + bias),
  );
  expect(bias).toBeCloseTo(
    missed.reduce((sum, value) => sum + FREE.bias * value, 0),
    3,
  );
  for (const k of [0, 1, 2]) {
    const wanted = missed.reduce((sum, value, i) => sum + FREE.weights * value * (examples[i]?.features[k] ?? 0), 0);
    expect(weights[k]).toBeCloseTo(wanted, 3);
  }
});

it('comes to an end on examples the prior is utterly wrong about', () => {
  const { weights, bias } = fitLogistic([example(NORTH, true, -30), example(EAST, false, 30)], {
    weights: 400,
    bias: 1,
  });
  expect(dot(weights, NORTH) + bias).toBeGreaterThan(30);
});
