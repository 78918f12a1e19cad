import { expect, it } from 'vitest';
import { Pace } from './pace';

/** Scrolls by so many windows a second, in frames that come late and then early. */
function scroll(pace: Pace, speed: number, from: number): boolean | null {
  let last: boolean | null = null;
  for (const at of [0, 40, 48, 66, 110, 116, 132, 166, 170, 190]) {
    last = pace.isHurried(at === 0 ? 0.001 : (speed * 16) / 1_000, from + at) ?? last;
  }
  return last;
}

it('is hurried when windows fly by, however unevenly frames come', () => {
  expect(scroll(new Pace(), 5, 1_000)).toBe(true);
});

it('is not hurried by somebody who looks', () => {
  expect(scroll(new Pace(), 1, 1_000)).toBe(false);
});

it('is hurried by a leap at once, and not by the first step after a pause', () => {
  const pace = new Pace();
  expect(pace.isHurried(3, 1_000)).toBe(true);
  expect(pace.isHurried(0.1, 5_000)).toBeNull();
});
