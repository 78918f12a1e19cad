import { expect, it } from 'vitest';
import { frameOf, touches } from './frame';

it('is the same whichever corner was first', () => {
  const frame = { left: 1, right: 5, top: 2, bottom: 9 };
  expect(frameOf({ x: 1, y: 2 }, { x: 5, y: 9 })).toEqual(frame);
  expect(frameOf({ x: 5, y: 2 }, { x: 1, y: 9 })).toEqual(frame);
});

it('touches what it overlaps, not what lies beside it', () => {
  const frame = frameOf({ x: 0, y: 0 }, { x: 10, y: 10 });
  expect(touches(frame, frameOf({ x: 9, y: 9 }, { x: 20, y: 20 }))).toBe(true);
  expect(touches(frame, frameOf({ x: 2, y: 2 }, { x: 3, y: 3 }))).toBe(true);
  expect(touches(frame, frameOf({ x: 10, y: 0 }, { x: 20, y: 10 }))).toBe(false);
});
