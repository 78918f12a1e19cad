import { expect, it } from 'vitest';
import { byWorth, type Worth } from './worth';

const PHOTO: Worth = { id: 1, pixels: 12_000_000, hasRaw: false, bytes: 4_000_000, takenAt: 1000 };

it('keeps what most would be lost with: pixels, raw file, bytes, the earlier date, the one there first', () => {
  const best = [
    { ...PHOTO, id: 9, pixels: 20_000_000, bytes: 1 },
    { ...PHOTO, id: 8, hasRaw: true, bytes: 2 },
    { ...PHOTO, id: 7, bytes: 5_000_000, takenAt: null },
    { ...PHOTO, id: 6, takenAt: 500 },
    PHOTO,
    { ...PHOTO, id: 2 },
    { ...PHOTO, id: 3, takenAt: null },
  ];

  expect(best.toReversed().sort(byWorth)).toEqual(best);
});
