import { describe, expect, it } from 'vitest';
import { boxAfterKey, boxBetween, MIDDLE, SMALLEST_BOX } from './region-box';

describe('a box drawn with a finger', () => {
  it('lies between its corners, whichever was first', () => {
    const box = { x: 0.2, y: 0.3, width: expect.closeTo(0.4) as number, height: expect.closeTo(0.5) as number };
    expect(boxBetween({ x: 0.2, y: 0.3 }, { x: 0.6, y: 0.8 })).toEqual(box);
    expect(boxBetween({ x: 0.6, y: 0.8 }, { x: 0.2, y: 0.3 })).toEqual(box);
  });

  it('ends at the edge of the picture', () => {
    expect(boxBetween({ x: 0.5, y: 0.5 }, { x: 1.7, y: -3 })).toEqual({ x: 0.5, y: 0, width: 0.5, height: 0.5 });
  });

  it('is never too small to see, nor then outside', () => {
    const box = boxBetween({ x: 1, y: 1 }, { x: 1, y: 1 });
    expect(box).toEqual({ x: 1 - SMALLEST_BOX, y: 1 - SMALLEST_BOX, width: SMALLEST_BOX, height: SMALLEST_BOX });
  });
});

describe('a box moved with keys', () => {
  const press = (key: string, times: number, resizes = false) =>
    Array.from({ length: times }).reduce<typeof MIDDLE>((box) => boxAfterKey(box, key, resizes) ?? box, MIDDLE);

  it('moves up to the edges and keeps its size', () => {
    expect(press('ArrowLeft', 100)).toEqual({ ...MIDDLE, x: 0 });
    expect(press('ArrowDown', 100)).toEqual({ ...MIDDLE, y: 0.5 });
  });

  it('grows to the edges and shrinks no further than can be seen', () => {
    expect(press('ArrowRight', 100, true)).toEqual({ ...MIDDLE, width: 0.75 });
    expect(press('ArrowUp', 100, true)).toEqual({ ...MIDDLE, height: SMALLEST_BOX });
  });

  it('is left alone by other keys', () => expect(boxAfterKey(MIDDLE, 'a', false)).toBeNull());
});
