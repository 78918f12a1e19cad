import { expect, it } from 'vitest';
import { explainByWords } from './explain';

const gram = Float32Array.of(1, 0.5, 0, 0.5, 1, 0, 0, 0, 1);

it('names the one word a query is', () => {
  const [first, second, third] = explainByWords(gram, Float32Array.of(1, 0.5, 0));

  expect(first).toBeCloseTo(0.95, 2);
  expect(second).toBeCloseTo(0, 2);
  expect(third).toBe(0);
});

it('names each of the words a query is made of', () => {
  const weights = explainByWords(gram, Float32Array.of(0.707, 0.354, 0.707));

  expect(weights[0]).toBeCloseTo(0.657, 2);
  expect(weights[1]).toBeCloseTo(0, 2);
  expect(weights[2]).toBeCloseTo(0.657, 2);
});

it('names nothing where a query is away from every word, and never takes a word away', () => {
  expect([...explainByWords(gram, Float32Array.of(-0.4, 0.04, 0))]).toEqual([0, 0, 0]);
});
