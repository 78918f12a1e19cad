import { expect, it } from 'vitest';
import { parseAction, parsePathsOf, parsePhotos, parseUndo, requireFew } from './parse';

it('reads what to do, and with which photos', () => {
  expect(parseAction({ ids: [2, 1, 2], action: 'rate', value: 0 })).toEqual({
    action: { action: 'rate', value: 0 },
    photos: { ids: [2, 1] },
  });
  expect(
    parseAction({ query: { q: 'a cat', album: '3' }, except: [4], action: 'tag', label: ' Aunt  May ', value: true }),
  ).toEqual({
    action: { action: 'tag', label: 'Aunt May', value: true },
    photos: {
      query: expect.objectContaining({ text: 'a cat', filters: expect.objectContaining({ albumId: 3 }) }),
      except: [4],
    },
  });
  expect(parsePhotos({ query: {} })).toMatchObject({ query: { text: '' }, except: [] });
  expect(parsePathsOf({ ids: [1] })).toEqual([1]);
  expect(parseUndo({ undo: 'abc' })).toBe('abc');
});

it.each([
  null,
  [],
  {},
  { action: 'rate', value: 4 },
  { ids: [], action: 'rate', value: 4 },
  { ids: [1], query: {}, action: 'rate', value: 4 },
  { ids: [1], except: [2], query: {}, action: 'rate', value: 4 },
  { ids: [-1], action: 'rate', value: 4 },
  { ids: [1.5], action: 'rate', value: 4 },
  { ids: [1], action: 'rate', value: 6 },
  { ids: [1], action: 'rate', value: '4' },
  { ids: [1], action: 'rate', value: 4, label: 'x' },
  { ids: [1], action: 'hide', value: 'toggle' },
  { ids: [1], action: 'tag', value: true },
  { ids: [1], action: 'tag', label: '  ', value: true },
  { ids: [1], action: 'album', value: true },
  { ids: [1], action: 'delete' },
  { query: 'a cat', action: 'trash', value: true },
  { query: { limit: 'x' }, action: 'trash', value: true },
  { ids: Array.from({ length: 100_001 }, (_, i) => i + 1), action: 'trash', value: true },
])('refuses %j', (body) => {
  expect(() => parseAction(body)).toThrow(expect.objectContaining({ code: 'bad-request' }));
});

it('says when too many are meant', () => {
  expect(() => requireFew(100_000)).not.toThrow();
  expect(() => requireFew(100_001)).toThrow(/at most 100000/);
});
