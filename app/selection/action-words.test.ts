import { expect, it } from 'vitest';
import type { Action } from '#lib/acting/action';
import { localeIn } from '../strings/catalogues';
import { wordsOf } from './action-words';

it.each<[Action, number, Action['value'], string]>([
  [{ action: 'favourite', value: 'toggle' }, 3, true, '3 photos added to your favourites'],
  [{ action: 'favourite', value: 'toggle' }, 1, false, '1 photo taken out of your favourites'],
  [{ action: 'rate', value: 0 }, 1, 0, '1 photo rated 0 of 5'],
  [{ action: 'rate', value: null }, 2, null, 'Your stars cleared from 2 photos'],
  [{ action: 'tag', label: 'boat', value: true }, 2, true, '“boat” added to 2 photos'],
  [{ action: 'album', album: 3, value: false }, 2, false, '2 photos taken out of Summer'],
  [{ action: 'trash', value: true }, 0, true, 'Nothing to change'],
])('%j of %i is said in words', (action, changed, value, words) => {
  expect(wordsOf(action, { changed, value }, localeIn('en'), 'Summer')).toBe(words);
});

it('is said in the language of the page', () => {
  const tagged = { action: 'tag', label: 'boat', value: true } as const;
  expect(wordsOf(tagged, { changed: 1_200, value: true }, localeIn('de'))).toBe('„boat“ an 1.200 Fotos angebracht');
});
