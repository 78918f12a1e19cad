import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { lastSearchAt, signalSearch } from './search-signal';

it('tells another process when somebody searched last', () => {
  const file = join(temporaryFolder(), 'searching');
  expect(lastSearchAt(file)).toBe(0);

  for (let i = 0; i < 2; i++) {
    const before = Date.now();
    signalSearch(file);
    expect(lastSearchAt(file)).toBeGreaterThanOrEqual(before - 20);
    expect(lastSearchAt(file)).toBeLessThanOrEqual(Date.now() + 20);
  }
});

it('holds up no search where it cannot write', () => {
  const file = join(temporaryFolder(), 'gone', 'searching');

  expect(() => signalSearch(file)).not.toThrow();
  expect(lastSearchAt(file)).toBe(0);
});
