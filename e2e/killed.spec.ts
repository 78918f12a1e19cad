import { expect, test } from '@playwright/test';
import { compareKilledRun } from '../bench/kill';

test('an indexer killed again and again ends with the same library as one left in peace', async () => {
  test.setTimeout(300_000);
  const { photos, differing } = await compareKilledRun(120, 3, 7);
  expect(photos).toBe(120);
  expect(differing).toEqual([]);
});
