import { expect, it } from 'vitest';
import { localeIn } from '../strings/catalogues';
import { partName, placeName } from './part-words';

const english = localeIn('en');
const german = localeIn('de');

it('names a part as a person would', () => {
  const crop = { x: 0, y: 0, width: 0.5, height: 0.5 };
  expect(partName({ text: 'a red car', weight: 1 }, english)).toBe('“a red car”');
  expect(partName({ text: 'a dog', place: { ...crop, y: 0.5 }, weight: 1 }, english)).toBe('“a dog”, lower left');
  expect(partName({ photo: 12_345, crop: null, weight: 1 }, english)).toBe('photo 12345');
  expect(partName({ photo: 12, crop, weight: 1 }, english)).toBe('part of photo 12');
  expect(partName({ image: '0123456789abcdef', crop: null, weight: 1 }, english)).toBe('your image');
  expect(partName({ image: '0123456789abcdef', crop, weight: 1 }, english)).toBe('part of your image');
});

it.each([
  [0, 0, 'upper left', 'oben links'],
  [0.25, 0.25, 'middle', 'in der Mitte'],
  [0.5, 0.25, 'right', 'rechts'],
  [0.25, 0, 'top', 'oben'],
  [0.25, 0.5, 'bottom', 'unten'],
])('names where a box of half the width and height at %f, %f lies: %s', (x, y, inEnglish, inGerman) => {
  const box = { x, y, width: 0.5, height: 0.5 };
  expect([placeName(box, english), placeName(box, german)]).toEqual([inEnglish, inGerman]);
});
