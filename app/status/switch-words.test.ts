import { expect, it } from 'vitest';
import type { ModelSwitch } from '#lib/nouns';
import { localeIn } from '../strings/catalogues';
import { switchInWords } from './switch-words';

const english = localeIn('en');
const change: ModelSwitch = {
  ...{ from: 'small', to: 'large', state: 'filling', done: 1_204, total: 3_000, away: 0, secondsLeft: 200 },
  problem: null,
};

it('says how far the next model is, how long it takes, and who answers meanwhile', () => {
  expect(switchInWords(change, english)).toBe(
    'large has read 1,204 of 3,000 photos, about 3 minutes left. small answers meanwhile.',
  );
});

it.each([
  ['waiting', /cannot be reached now/],
  ['failed', /cannot go on/],
] as const)('says why it stands still while %s', (state, words) => {
  expect(switchInWords({ ...change, state, secondsLeft: null }, english)).toMatch(words);
});
