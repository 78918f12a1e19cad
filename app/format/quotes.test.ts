import { expect, it } from 'vitest';
import { localeIn } from '../strings/catalogues';
import { wordsInQuotes } from './quotes';

it.each([
  [[], ''],
  [['Katze'], '“Katze”'],
  [['Katze', 'Hund', 'Maus'], '“Katze”, “Hund” and “Maus”'],
])('joins %j', (words, text) => expect(wordsInQuotes(words, localeIn('en'))).toBe(text));

it('quotes as German does', () => {
  expect(wordsInQuotes(['Katze', 'Hund'], localeIn('de'))).toBe('„Katze“ und „Hund“');
});
