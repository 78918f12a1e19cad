import { expect, it } from 'vitest';
import { localeIn } from '../../strings/catalogues';
import { changeInWords, rankChange } from './rank-change';

it.each([
  [1, 1, { kind: 'same' }, 'at the same place with both'],
  [2, 5, { kind: 'up', by: 3 }, '3 places higher than with the other model'],
  [5, 4, { kind: 'down', by: 1 }, '1 place lower than with the other model'],
  [1, 25, { kind: 'only' }, 'not among the first 24 of the other model'],
] as const)('puts rank %i against rank %i', (rank, otherRank, change, words) => {
  expect(rankChange(rank, otherRank, 24)).toEqual(change);
  expect(changeInWords(rankChange(rank, otherRank, 24), 24, localeIn('en'))).toBe(words);
});
