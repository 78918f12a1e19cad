import { expect, it } from 'vitest';
import { localeIn } from '../strings/catalogues';
import { countInWords, learningInWords, precisionInWords } from './learning-words';

const ENGLISH = localeIn('en');
const LEARNED = { accepted: 6, rejected: 5, wouldHold: 8, rightly: 7 };

it('says what an album goes by beside its rule', () => {
  expect(learningInWords({ learned: LEARNED, paused: false }, ENGLISH)).toBe('Learned from 6 yes and 5 no');
  expect(learningInWords({ learned: LEARNED, paused: true }, ENGLISH)).toMatch(/no · paused/);
  expect(learningInWords({ learned: null, paused: false }, ENGLISH)).toBeFalsy();
});

it('says how right it is only once that can be told', () => {
  expect(precisionInWords(null, ENGLISH)).toMatch(/first yes and no/);
  expect(precisionInWords({ ...LEARNED, accepted: 2, rejected: 2 }, ENGLISH)).toMatch(/after 6 more answers/);
  expect(precisionInWords({ ...LEARNED, accepted: 5, rejected: 4 }, ENGLISH)).toMatch(/after 1 more answer\./);
  expect(precisionInWords({ ...LEARNED, wouldHold: 4, rightly: 4 }, ENGLISH)).toMatch(/cannot be told yet/);
  expect(precisionInWords(LEARNED, ENGLISH)).toBe(
    'About 88 % right: of 8 photos it would have put in unasked, you said yes to 7.',
  );
});

it('says how the album has changed', () => {
  expect(countInWords(1, 1, ENGLISH)).toBe('1 photo in it now');
  expect(countInWords(5, 2, ENGLISH)).toBe('5 photos in it now, 3 more');
  expect(countInWords(1, 2, ENGLISH)).toBe('1 photo in it now, 1 fewer');
});
