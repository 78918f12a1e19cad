import { expect, it } from 'vitest';
import { parseDuplicateQuery } from './parse';

const parse = (query: string) => parseDuplicateQuery(new URLSearchParams(query));

it('lists near duplicates from the beginning when nothing is said', () => {
  expect(parse('kind=&offset=')).toEqual({ kind: 'near', limit: 20, offset: 0 });
  expect(parse('kind=burst&limit=5&offset=10')).toEqual({ kind: 'burst', limit: 5, offset: 10 });
});

it('says what was expected', () => {
  expect(() => parse('kind=twins')).toThrow('kind: expected one of exact, near, burst');
  expect(() => parse('limit=101')).toThrow('limit: expected at most 100');
  expect(() => parse('offset=-1')).toThrow('offset: expected 0 or more');
  expect(() => parse('limit=many')).toThrow('limit: expected a number');
});
