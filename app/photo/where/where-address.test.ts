import { expect, it } from 'vitest';
import { whereHref, whereIn } from './where-address';

const query = new URLSearchParams('q=a+dog&at=3');

it('is looked for in the address of the photo, beside the list it was opened from', () => {
  expect(whereHref(7, query, 'a dog')).toBe('/photos/7?q=a+dog&at=3&where=a+dog');
  expect(whereIn(new URLSearchParams('where=+a+dog+'))).toBe('a dog');
});

it('is changed and taken out again', () => {
  const looking = new URLSearchParams('q=a+dog&where=a+dog');

  expect(whereHref(7, looking, 'sky')).toBe('/photos/7?q=a+dog&where=sky');
  expect(whereHref(7, looking, null)).toBe('/photos/7?q=a+dog');
  expect(whereHref(7, new URLSearchParams('where=sky'), null)).toBe('/photos/7');
});

it.each(['', 'where=', 'where=+'])('is nothing in “%s”', (address) => {
  expect(whereIn(new URLSearchParams(address))).toBeNull();
});
