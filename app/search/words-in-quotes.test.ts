import { expect, it } from 'vitest';
import { wordsInQuotes } from './words-in-quotes';

it.each([
  [['Katze'], '“Katze”'],
  [['Katze', 'Hund'], '“Katze” and “Hund”'],
  [['Katze', 'Hund', 'Maus'], '“Katze”, “Hund” and “Maus”'],
])('joins %j', (words, text) => expect(wordsInQuotes(words)).toBe(text));
