import { expect, it } from 'vitest';
import { cropsOver, framesOver, wholeSizeOf } from './frames';

it('takes a square photo as one frame', () => {
  expect(framesOver({ width: 300, height: 300 })).toEqual([{ x: 0, y: 0, width: 1, height: 1 }]);
});

it.each([
  [400, 300, 2],
  [300, 450, 2],
  [900, 300, 3],
  [30_000, 300, 8],
])('covers %i × %i pixels with %i squares from one end to the other', (width, height, count) => {
  const frames = framesOver({ width, height });

  expect(frames).toHaveLength(count);
  expect(frames[0]).toMatchObject({ x: 0, y: 0 });
  for (const frame of frames) expect(frame.width * width).toBeCloseTo(frame.height * height);
  const last = frames.at(-1);
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(1);
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeCloseTo(1);
});

it('leaves no point of a photo out of all crops', () => {
  const crops = cropsOver({ width: 400, height: 300 });

  for (let x = 0.01; x < 1; x += 0.07) {
    for (let y = 0.01; y < 1; y += 0.07) {
      const holds = crops.some((c) => c.x <= x && x <= c.x + c.width && c.y <= y && y <= c.y + c.height);
      expect(holds, `${x}, ${y}`).toBe(true);
    }
  }
});

it('looks at a photo as a whole in whole patches that nearly have its shape, unless it is a panorama', () => {
  expect(wholeSizeOf({ width: 427, height: 320 }, 224, 32)).toEqual({ width: 288, height: 224 });
  expect(wholeSizeOf({ width: 320, height: 480 }, 224, 32)).toEqual({ width: 224, height: 320 });
  expect(wholeSizeOf({ width: 300, height: 300 }, 224, 32)).toEqual({ width: 224, height: 224 });
  expect(wholeSizeOf({ width: 1500, height: 300 }, 224, 32)).toBeNull();
});
