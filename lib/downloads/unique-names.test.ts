import fc from 'fast-check';
import { expect, it } from 'vitest';
import { uniqueNames } from './unique-names';

it('numbers what is called the same, letter case apart, and takes no number twice', () => {
  expect(uniqueNames(['cat.jpg', 'Cat.JPG', 'cat.jpg', 'cat (2).jpg', 'dog', 'dog', '.hidden', '.hidden'])).toEqual([
    'cat.jpg',
    'Cat (2).JPG',
    'cat (3).jpg',
    'cat (2) (2).jpg',
    'dog',
    'dog (2)',
    '.hidden',
    '.hidden (2)',
  ]);
});

it('never gives a name twice', () => {
  const name = fc.constantFrom('a.jpg', 'A.jpg', 'a (2).jpg', 'a (3).jpg', 'a (2) (2).jpg', 'é.png', 'e\u0301.png');
  fc.assert(
    fc.property(fc.array(name, { maxLength: 40 }), (names) => {
      const unique = uniqueNames(names).map((one) => one.normalize('NFC').toLowerCase());
      expect(new Set(unique).size).toBe(names.length);
    }),
  );
});

it('stays quick where very many are called the same', () => {
  expect(uniqueNames(Array.from({ length: 20_000 }, () => 'a.jpg')).at(-1)).toBe('a (20000).jpg');
});
