import { beforeEach, describe, expect, it } from 'vitest';
import { forgetSearches, rememberSearch, searchesBefore, searchesLike } from './search-history';

/** As much of a browser's storage as is used; a full one refuses. */
function someStorage(isFull = false): Storage {
  const kept = new Map<string, string>();
  return {
    length: 0,
    clear: () => kept.clear(),
    key: () => null,
    removeItem: (key) => void kept.delete(key),
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
  };
}

let storage: Storage;

beforeEach(() => {
  storage = someStorage();
});

describe('rememberSearch', () => {
  it('keeps searches, the newest first and each once', () => {
    for (const query of ['a cat', 'year:2019', 'a cat']) rememberSearch(query, storage);

    expect(searchesBefore(storage)).toEqual(['a cat', 'year:2019']);
  });

  it('keeps fifty', () => {
    for (let i = 0; i < 60; i++) rememberSearch(`${i}`, storage);

    expect(searchesBefore(storage)).toHaveLength(50);
    expect(searchesBefore(storage)[0]).toBe('59');
  });

  it('does without where nothing can be kept', () => {
    rememberSearch('a cat', someStorage(true));
    rememberSearch('a cat', null);

    expect(searchesBefore(null)).toEqual([]);
  });

  it('forgets all of them when asked to', () => {
    rememberSearch('a cat', storage);
    forgetSearches(storage);

    expect(searchesBefore(storage)).toEqual([]);
  });

  it('takes what is damaged for nothing', () => {
    storage.setItem('rummage.searches', '{"a":');

    expect(searchesBefore(storage)).toEqual([]);
  });
});

describe('searchesLike', () => {
  const searches = ['a cat on a sofa', 'a car', 'beach', 'a cat', 'a candle'];

  it('shows the newest while nothing is typed', () => {
    expect(searchesLike('', searches)).toEqual(searches);
  });

  it('shows two that begin so, and not what is typed already', () => {
    expect(searchesLike('A ca', searches)).toEqual(['a cat on a sofa', 'a car']);
    expect(searchesLike('a cat', searches)).toEqual(['a cat on a sofa']);
  });
});
