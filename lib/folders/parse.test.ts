import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseDecision, parseFolderInput } from './parse';

const BAD = expect.objectContaining({ code: 'bad-request' });

it('reads a full path, ~ standing for the home folder', () => {
  expect(parseFolderInput({ path: '/home/me/Pictures' })).toEqual({ path: '/home/me/Pictures' });
  expect(parseFolderInput({ path: '  /home/me/My Pictures ' })).toEqual({ path: '/home/me/My Pictures' });
  expect(parseFolderInput({ path: '~' })).toEqual({ path: homedir() });
  expect(parseFolderInput({ path: '~/Pictures' })).toEqual({ path: join(homedir(), 'Pictures') });
});

it.each([
  {},
  null,
  'text',
  { path: '' },
  { path: ' ' },
  { path: 5 },
  { path: 'Pictures' },
  { path: './a' },
  { path: '~me/a' },
])('refuses %o', (body) => {
  expect(() => parseFolderInput(body)).toThrow(BAD);
});

it('refuses a path longer than any', () => {
  expect(() => parseFolderInput({ path: `/${'a'.repeat(5_000)}` })).toThrow(BAD);
});

it('reads what to do about a suspended folder', () => {
  expect(parseDecision({ decision: 'wait' })).toBe('wait');
  expect(parseDecision({ decision: 'accept' })).toBe('accept');
  for (const body of [{}, null, { decision: 'maybe' }]) expect(() => parseDecision(body)).toThrow(BAD);
});
