import { expect, it } from 'vitest';
import { refuseHeld } from './refuse-held';

const FREE = { paused: false, onlyIdle: true, window: null, cpuShare: 25 } as const;
const noon = new Date('2026-03-10T12:05:00');

it('says how to go on when indexing is paused', () => {
  expect(() => refuseHeld({ ...FREE, paused: true }, noon)).toThrow(
    expect.objectContaining({
      code: 'conflict',
      message: 'Indexing is paused.',
      hint: expect.stringContaining('resume'),
    }),
  );
});

it('says when it may go on when it is not the time for it', () => {
  expect(() => refuseHeld({ ...FREE, window: { from: '22:00', to: '07:00' } }, noon)).toThrow(
    'Photos are indexed between 22:00 and 07:00 only, and it is 12:05.',
  );
});

it('lets everything else pass', () => {
  expect(() => refuseHeld(FREE, noon)).not.toThrow();
  expect(() => refuseHeld({ ...FREE, window: { from: '12:00', to: '13:00' } }, noon)).not.toThrow();
});
