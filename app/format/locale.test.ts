import { expect, it } from 'vitest';
import { askedLanguages, preferredLanguage } from './locale';

it('takes the first language the browser asks for', () => {
  expect(preferredLanguage('de-CH,de;q=0.9,en;q=0.8')).toBe('de-CH');
});

it('passes over what is no language', () => {
  expect(preferredLanguage('*, not_a_language, fr;q=0.5')).toBe('fr');
});

it.each([null, '', '*', ';;;,,'])('writes English when asked for %j', (header) => {
  expect(preferredLanguage(header)).toBe('en');
});

it('knows all a browser asks for, in its order', () => {
  expect(askedLanguages('de-CH, *;q=0.1, en;q=0.8')).toEqual(['de-CH', 'en']);
});
