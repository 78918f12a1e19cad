import { describe, expect, it } from 'vitest';
import { ADDRESS_RULE, FORGOTTEN_AFTER_MS, LOCAL_RULE, oneMore, OVERALL_RULE, waitLeft } from './wait';

const NOW = 1_800_000_000_000;
const waits = (rule: typeof ADDRESS_RULE, counts: readonly number[]) =>
  counts.map((count) => waitLeft({ count, lastAt: NOW }, rule, NOW) / 1_000);

describe('waitLeft', () => {
  it('lets people mistype, then doubles up to a quarter of an hour', () => {
    expect(waits(ADDRESS_RULE, [0, 4, 5, 6, 7, 10, 14, 1_000])).toEqual([0, 0, 2, 4, 8, 64, 900, 900]);
  });

  it('slows down many addresses together, by a minute at most', () => {
    expect(waits(OVERALL_RULE, [49, 50, 52, 100])).toEqual([0, 1, 4, 60]);
  });

  it('never locks anybody out of their own machine', () => {
    expect(Math.max(...waits(LOCAL_RULE, [5, 10, 100, 100_000]))).toBe(5);
  });

  it('is over when the time has passed, also on a clock that was set back', () => {
    const failures = { count: 6, lastAt: NOW };

    expect(waitLeft(failures, ADDRESS_RULE, NOW + 3_000)).toBe(1_000);
    expect(waitLeft(failures, ADDRESS_RULE, NOW + 4_000)).toBe(0);
    expect(waitLeft(failures, ADDRESS_RULE, NOW - 86_400_000)).toBe(4_000);
  });
});

describe('oneMore', () => {
  it('counts on, and starts anew a day later', () => {
    expect(oneMore({ count: 3, lastAt: NOW }, NOW + 5)).toEqual({ count: 4, lastAt: NOW + 5 });
    expect(oneMore({ count: 3, lastAt: NOW }, NOW + FORGOTTEN_AFTER_MS + 1).count).toBe(1);
  });
});
