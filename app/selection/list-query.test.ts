import { expect, it } from 'vitest';
import { asksForHidden, queryOf } from './list-query';

it('names a list as a search takes it', () => {
  expect(queryOf('')).toEqual({});
  expect(queryOf('q=a+cat&folder=2&show=matches')).toEqual({ q: 'a cat', folder: '2', show: 'matches' });
  expect(queryOf('in=7')).toEqual({ album: '7' });
});

it('names the parts of a composed search', () => {
  expect(queryOf('q=sea&part=-1*photo.3&show=matches')).toEqual({
    q: 'sea',
    show: 'matches',
    parts: [{ photo: 3, crop: null, weight: -1 }],
  });
});

it('has no name for what is only ranked', () => {
  expect(queryOf('similar=3')).toBeNull();
});

it('knows a list of hidden photos', () => {
  expect(asksForHidden('q=is%3Ahidden')).toBe(true);
  expect(asksForHidden('q=year%3A2020+is%3Ahidden')).toBe(true);
  expect(asksForHidden('q=-is%3Ahidden')).toBe(false);
  expect(asksForHidden('q=not+is%3Ahidden')).toBe(false);
  expect(asksForHidden('q=hidden')).toBe(false);
  expect(asksForHidden(null)).toBe(false);
});
