import { expect, it } from 'vitest';
import type { SearchResult } from '#lib/nouns';
import { foldBursts } from './fold-bursts';

const photo = (id: number, burst?: number) =>
  ({ id, ...(burst && { burst: { id: burst, count: 3 } }) }) as SearchResult;

it('keeps the first photo of each burst where the list has it, and every other photo', () => {
  const list = [photo(9), photo(3, 1), photo(8), photo(1, 1), photo(5, 4), photo(2, 1), photo(4, 4)];

  expect(foldBursts(list).map(({ id }) => id)).toEqual([9, 3, 8, 5]);
});
