import { expect, it } from 'vitest';
import { requireOwnPage } from './own-page';

const from = (header: readonly [name: string, value: string]) => ({
  headers: new Headers([['host', '127.0.0.1:3000'], [...header]]),
});

it.each([
  ['sec-fetch-site', 'same-origin'],
  ['sec-fetch-site', 'none'],
  ['user-agent', 'curl'],
] as const)('passes our own page and what is no page: %s %s', (...header) => {
  expect(() => requireOwnPage(from(header))).not.toThrow();
});

it.each([
  ['sec-fetch-site', 'cross-site'],
  ['origin', 'https://evil.example'],
] as const)('refuses another site: %s %s', (...header) => {
  expect(() => requireOwnPage(from(header))).toThrow(/Another site/);
});
