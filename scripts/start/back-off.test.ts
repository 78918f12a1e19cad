import { describe, expect, it } from 'vitest';
import { BackOff } from './back-off';

describe('BackOff', () => {
  it('waits twice as long each time, and never more than a minute', () => {
    const backOff = new BackOff();

    const waits = Array.from({ length: 8 }, () => backOff.nextWait(100) / 1_000);

    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('starts anew after a run that was well', () => {
    const backOff = new BackOff();
    for (let i = 0; i < 5; i++) backOff.nextWait(100);

    expect(backOff.nextWait(60_000)).toBe(1_000);
    expect(backOff.nextWait(100)).toBe(2_000);
  });
});
