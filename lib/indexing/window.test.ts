import { afterEach, describe, expect, it, vi } from 'vitest';
import { isInWindow, timeOfDay } from './window';

afterEach(() => void vi.unstubAllEnvs());

const at = (time: string): Date => new Date(`2026-03-10T${time}:00`);
const NIGHT = { from: '22:00', to: '07:00' };

describe('isInWindow', () => {
  it.each([
    ['21:59', false],
    ['22:00', true],
    ['23:59', true],
    ['00:00', true],
    ['06:59', true],
    ['07:00', false],
    ['12:00', false],
  ])('over midnight, %s: %s', (time, inside) => expect(isInWindow(NIGHT, at(time))).toBe(inside));

  it('within one day begins at its first minute and ends before its last', () => {
    const lunch = { from: '12:00', to: '13:30' };

    expect(['11:59', '12:00', '13:29', '13:30'].map((time) => isInWindow(lunch, at(time)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('follows the clock on the wall when it is put forward and back', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const window = { from: '01:30', to: '03:00' };

    // 29 March 2026: 01:59 is followed by 03:00. 25 October: 02:59 is followed by 02:00 once.
    const inside = (utc: string) => isInWindow(window, new Date(utc));
    expect([inside('2026-03-29T00:29Z'), inside('2026-03-29T00:59Z'), inside('2026-03-29T01:00Z')]).toEqual([
      false,
      true,
      false,
    ]);
    expect([inside('2026-10-25T00:59Z'), inside('2026-10-25T01:59Z'), inside('2026-10-25T02:00Z')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

it('writes a time of day as people type it', () => expect(timeOfDay(at('07:05'))).toBe('07:05'));
