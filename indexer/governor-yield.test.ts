import { expect, it } from 'vitest';
import { SearchYield } from './governor-yield';

/** Batches of `batchMs` while somebody searches every `everyMs`; @returns the share of the time worked */
function workedShare(batchMs: number, everyMs: number, totalMs = 60_000): number {
  const yielding = new SearchYield();
  let now = 1_000_000;
  const start = now;
  let worked = 0;
  while (now - start < totalMs) {
    const wait = yielding.waitMs(now, now - ((now - start) % everyMs));
    now += wait === 0 ? batchMs : wait;
    worked += wait === 0 ? batchMs : 0;
  }
  return worked / totalMs;
}

it('works a quarter of the time at least, however much is searched', () => {
  for (const batchMs of [5, 50, 90, 400]) {
    expect(workedShare(batchMs, 10)).toBeGreaterThanOrEqual(0.25);
    expect(workedShare(batchMs, 10)).toBeLessThan(batchMs > 100 ? 0.65 : 0.4);
  }
});

it('does not wait while nobody searches, and waits out a single search only', () => {
  const yielding = new SearchYield();
  expect(yielding.waitMs(10_000, 0)).toBe(0);
  expect(yielding.waitMs(20_000, 19_900)).toBe(150);
  expect(yielding.waitMs(20_150, 19_900)).toBe(0);
});

it('waits 300 ms at most before a batch', () => {
  const yielding = new SearchYield();
  let now = 50_000;
  for (let wait = yielding.waitMs(now, now); wait > 0; wait = yielding.waitMs(now, now)) now += wait;

  expect(now).toBe(50_300);
});

it('is not held up by a search in the future, which a clock put back leaves', () => {
  expect(new SearchYield().waitMs(10_000, 3_610_000)).toBe(0);
});
