import { expect, it } from 'vitest';
import { completing, suggestKeys, suggestValues } from './complete';

it.each([
  ['cam', 3, { from: 0, to: 3, head: '', typed: 'cam', source: 'key' }],
  ['a cat -ta', 9, { from: 7, to: 9, head: '', typed: 'ta', source: 'key' }],
  ['a cat tag:', 10, { from: 6, to: 10, head: 'tag:', typed: '', source: 'tag' }],
  ['a tag:be beach', 8, { from: 2, to: 8, head: 'tag:', typed: 'be', source: 'tag' }],
  ['tag:be', 5, { from: 0, to: 6, head: 'tag:', typed: 'b', source: 'tag' }],
  ['-album:"Summer 2', 16, { from: 0, to: 16, head: '-album:', typed: 'Summer 2', source: 'album' }],
  ['album:"Sum" cat', 10, { from: 0, to: 11, head: 'album:', typed: 'Sum', source: 'album' }],
])('%s, with the cursor at %i, is being completed', (query, at, expected) => {
  expect(completing(query, at)).toEqual(expected);
});

it.each([
  ['', 0],
  ['a cat ', 6],
  ['year:20', 7],
  ['nothing:x', 9],
  ['"a cat', 6],
])('%s, with the cursor at %i, is not', (query, at) => {
  const found = completing(query, at);
  expect(found === null || suggestKeys(found.typed).length === 0 || found.source === 'key').toBe(true);
  if (query !== '"a cat') expect(found).toBeNull();
});

it('suggests the filters that begin so', () => {
  expect(suggestKeys('be')).toEqual([expect.objectContaining({ insert: 'before:', label: 'before:2019-06' })]);
  expect(suggestKeys('xyz')).toEqual([]);
});

it('puts values that begin so first, and those with a space into quotation marks', () => {
  const values = ['Old summer', 'Summer 2019', 'winter'].map((name) => ({ name, note: '' }));

  expect(suggestValues({ head: 'album:', typed: 'sum' }, values).map(({ insert }) => insert)).toEqual([
    'album:"Summer 2019" ',
    'album:"Old summer" ',
  ]);
});
