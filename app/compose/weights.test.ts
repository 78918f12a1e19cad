import { expect, it } from 'vitest';
import { localeIn } from '../strings/catalogues';
import { signed, steppedWeight, WEIGHTS } from './weights';

const english = localeIn('en');

it('steps through every weight there is but 0, and stays at the ends', () => {
  const upwards = [-2];
  while (upwards.length < 9) upwards.push(steppedWeight(upwards.at(-1) ?? 0, 1));
  expect(upwards).toEqual([...WEIGHTS, 2]);
  expect(upwards.toReversed().map((weight) => steppedWeight(weight, -1))).toEqual([
    1.5, 1.5, 1, 0.5, -0.5, -1, -1.5, -2, -2,
  ]);
});

it('steps from a weight between two steps to the next one', () => {
  expect(steppedWeight(0.7, 1)).toBe(1);
  expect(steppedWeight(0.7, -1)).toBe(0.5);
  expect(steppedWeight(-0.2, 1)).toBe(0.5);
});

it('writes a minus as print has it', () => {
  expect(signed(-0.5, english)).toBe('−0.5');
  expect(signed(-0.001, english)).toBe('0');
  expect(signed(1.256, english, 1)).toBe('1.3');
  expect(signed(-0.5, localeIn('de'))).toBe('−0,5');
});
