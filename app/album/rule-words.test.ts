import { expect, it } from 'vitest';
import { localeIn } from '../strings/catalogues';
import { ruleInWords } from './rule-words';

const locale = localeIn('en', { language: 'en-GB', timeZone: 'UTC' });
const byHand = { words: null, tag: null, from: null, to: null, cutoff: 0.5 };

it.each([
  [{ words: 'cats' }, 'Photos that show “cats”'],
  [{ words: 'cats camera:canon' }, 'Photos found by “cats camera:canon”'],
  [{ tag: 'cat', to: '2019-05-03' }, 'Photos with the tag “cat”, until 3 May 2019'],
  [{}, 'Filled by hand'],
])('puts %j into words', (rule, words) => expect(ruleInWords({ ...byHand, ...rule }, locale)).toBe(words));
