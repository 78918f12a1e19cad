import { expect, it } from 'vitest';
import { partName, placeName, signed, steppedWeight, WEIGHTS } from './part-words';

it('names a part as a person would', () => {
  const crop = { x: 0, y: 0, width: 0.5, height: 0.5 };
  expect(partName({ text: 'a red car', weight: 1 })).toBe('“a red car”');
  expect(partName({ text: 'a dog', place: { ...crop, y: 0.5 }, weight: 1 })).toBe('“a dog”, lower left');
  expect(partName({ photo: 12, crop: null, weight: 1 })).toBe('photo 12');
  expect(partName({ photo: 12, crop, weight: 1 })).toBe('part of photo 12');
  expect(partName({ image: '0123456789abcdef', crop: null, weight: 1 })).toBe('your image');
});

it.each([
  [0, 0, 'upper left'],
  [0.25, 0.25, 'middle'],
  [0.5, 0.25, 'right'],
  [0.25, 0, 'top'],
  [0.25, 0.5, 'bottom'],
])('names where a box of half the width and height at %f, %f lies: %s', (x, y, name) => {
  expect(placeName({ x, y, width: 0.5, height: 0.5 })).toBe(name);
});

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
  expect(signed(-0.5)).toBe('−0.5');
  expect(signed(-0.001)).toBe('0');
  expect(signed(1.256, 1)).toBe('1.3');
});
