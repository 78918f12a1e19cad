import { expect, it } from 'vitest';
import type { SearchAnswer } from '#lib/nouns';
import { localeIn } from '../strings/catalogues';
import { headlineWords } from './headline-words';

const locale = localeIn('en');
const answer: SearchAnswer = {
  query: 'dog',
  total: 31,
  matches: null,
  unknownWords: [],
  unread: null,
  model: null,
  upTo: null,
  tookMs: 5,
  results: [],
};

it('promises an order and no number of matches while nobody has counted them', () => {
  expect(headlineWords(answer, false, locale)).toBe('31 photos, best match first');
});

it('says how many match once that is known', () => {
  expect(headlineWords({ ...answer, matches: 3 }, false, locale)).toBe('3 photos match');
  expect(headlineWords({ ...answer, matches: 1 }, false, locale)).toBe('1 photo matches');
});

it('says so when nothing does', () => {
  expect(headlineWords({ ...answer, matches: 0 }, false, locale)).toBe('No photo matches');
});

it('just counts when nothing was asked', () => {
  expect(headlineWords({ ...answer, query: '' }, false, locale)).toBe('31 photos');
});

it('says that a comparison is one', () => {
  expect(headlineWords({ ...answer, query: '' }, true, locale)).toBe('31 photos, most alike first');
});
