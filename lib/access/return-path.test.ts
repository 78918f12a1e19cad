import { expect, it } from 'vitest';
import { returnPath } from './return-path';

it.each(['/', '/photos/3?in=2&at=4', '/?q=a%20dog', '/albums/new'])('goes back to %s', (path) => {
  expect(returnPath(path)).toBe(path);
});

it.each([
  null,
  undefined,
  '',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '\t//evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  'javascript:alert(1)',
  'photos/3',
  '/api/photos/1/original',
  '/sign-in?next=/sign-in',
  '/_next/static/x.js',
  `/${'a'.repeat(5_000)}`,
])('goes nowhere but home for %j', (path) => {
  expect(returnPath(path)).toBe('/');
});
