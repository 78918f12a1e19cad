import { expect, it } from 'vitest';
import { localeIn } from '../strings/catalogues';
import { problemInWords } from './problem-words';

const words = (query: string) => problemInWords(new URLSearchParams(query), localeIn('en'));

it('says what the last attempt met with, and nothing before there was one', () => {
  expect(words('')).toBeNull();
  expect(words('wrong=1')).toMatch(/not the password/);
  expect(words('wait=12')).toMatch(/Wait 12 seconds/);
  expect(words('wait=900')).toMatch(/Wait 15 minutes/);
});

it('repeats nothing that somebody else put into a link', () => {
  expect(['wait=-1', 'wait=x', 'wait=<b>', 'wait=1e9999'].map(words)).toEqual([null, null, null, null]);
});
