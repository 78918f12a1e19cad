import { expect, it } from 'vitest';
import { StageClock } from './stage-clock';

it('tells what a photo costs in each stage, batches and single photos alike', () => {
  const clock = new StageClock();
  clock.add({ stage: 'read', photos: 1, ms: 2, bytes: 3_000_000 }, 1_000);
  clock.add({ stage: 'decode', photos: 1, ms: 30, bytes: 0 }, 1_000);
  clock.add({ stage: 'decode', photos: 1, ms: 50, bytes: 0 }, 1_500);
  clock.add({ stage: 'embed', photos: 8, ms: 90, bytes: 0 }, 2_000);

  expect(clock.times(2_000)).toEqual({ read: 2, decode: 40, embed: 11.3, store: null });
  expect(clock.bytesPerSecond(2_000)).toBe(3_000_000);
});

it('forgets times after ten seconds, and never what was read', () => {
  const clock = new StageClock();
  clock.add({ stage: 'read', photos: 1, ms: 2, bytes: 500 }, 0);

  expect(clock.times(10_000)).toEqual({ read: null, decode: null, embed: null, store: null });
  expect(clock.bytesPerSecond(10_000)).toBe(0);
  expect(clock.bytesRead).toBe(500);
});
