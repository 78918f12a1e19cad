import { expect, it } from 'vitest';
import { localeIn } from '../strings/catalogues';
import { ruleInWords } from './rule-words';

const locale = localeIn('en', { language: 'en-GB', timeZone: 'UTC' });
const byHand = { words: null, tag: null, from: null, to: null, cutoff: 0.5 };
const part = { photo: 3, crop: null, weight: 1 };

it.each([
  [{ words: 'cats' }, 'Photos that show “cats”'],
  [{ words: 'cats camera:canon' }, 'Photos found by “cats camera:canon”'],
  [{ words: 'cats', parts: [part] }, 'Photos found by “cats” and 1 part'],
  [{ parts: [part, part] }, 'Photos found by 2 parts'],
  [{ tag: 'cat', to: '2019-05-03' }, 'Photos with the tag “cat”, until 3 May 2019'],
  [{}, 'Filled by hand'],
])('puts %j into words', (rule, words) => expect(ruleInWords({ ...byHand, ...rule }, locale)).toBe(words));

it('is said in the language of the page', () => {
  expect(ruleInWords({ ...byHand, words: 'cats', to: '2019-05-03' }, localeIn('de'))).toBe(
    'Fotos, die „cats“ zeigen, bis 03.05.2019',
  );
});
