import { expect, it } from 'vitest';
import { Speed } from './speed';

it('is 0 before anything was done and again when nothing was for ten seconds', () => {
  const speed = new Speed();
  expect(speed.perSecond(0)).toBe(0);

  speed.add(50, 1_000);
  expect(speed.perSecond(2_000)).toBe(50);
  expect(speed.perSecond(11_000)).toBe(0);
});

it('looks back ten seconds', () => {
  const speed = new Speed();
  for (let second = 1; second <= 60; second++) speed.add(second <= 50 ? 100 : 8, second * 1_000);

  expect(speed.perSecond(60_000)).toBeCloseTo(8, 0);
});

it('does not take the first batch, stored at once, for endless speed', () => {
  const speed = new Speed();
  speed.add(8, 5_000);

  expect(speed.perSecond(5_000)).toBe(8);
});

it('measures a second run by itself', () => {
  const speed = new Speed();
  speed.add(8, 0);
  expect(speed.perSecond(60_000)).toBe(0);

  speed.add(8, 60_000);
  speed.add(8, 61_000);
  speed.add(8, 62_000);

  expect(speed.perSecond(62_000)).toBe(12);
});
