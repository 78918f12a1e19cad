import { expect, it } from 'vitest';
import { SlotMap } from './slot-map';

it('knows where each photo is, and forgets', () => {
  const map = new SlotMap();
  map.set(5, 0);
  map.set(2_000_000, 1);
  map.set(5, 2);

  expect([map.get(5), map.get(2_000_000), map.get(6), map.get(9_999_999), map.size]).toEqual([
    2,
    1,
    undefined,
    undefined,
    2,
  ]);

  map.delete(5);
  map.delete(5);
  expect([map.get(5), map.size]).toEqual([undefined, 1]);
});
