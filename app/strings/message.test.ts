import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { localeIn } from './catalogues';
import { type Message, say } from './message';
import { sayWith } from './say-with';

const message = <Names extends string>(entry: unknown) => entry as Message<Names>;
const english = localeIn('en');

it('fills gaps with texts as they are and with numbers as the locale writes them', () => {
  const files = message<'done' | 'of'>('{done} of {of}');
  expect(say(files, { done: 1_234, of: 'all $& of them' }, english)).toBe('1,234 of all $& of them');
  expect(say(files, { done: 1_234, of: '' }, localeIn('de'))).toBe('1.234 of ');
});

it('takes the plural form of the language of the words, not of the numbers', () => {
  const photos = message<'count'>({ one: '{count} photo', other: '{count} photos' });
  const inFrance = localeIn('en', { language: 'fr', timeZone: 'UTC' });
  expect([0, 1, 2].map((count) => say(photos, { count }, inFrance))).toEqual(['0 photos', '1 photo', '2 photos']);
});

it('falls back on the form for all numbers where a language needs fewer', () => {
  expect(say(message<'count'>({ other: 'some' }), { count: 1 }, english)).toBe('some');
});

it('puts elements where the language wants them', () => {
  const text = sayWith(message<'link'>('See {link}.'), { link: createElement('a', { href: '/' }, 'here') }, english);
  expect(renderToStaticMarkup(text)).toBe('See <a href="/">here</a>.');
});
