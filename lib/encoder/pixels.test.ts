import { describe, expect, it } from 'vitest';
import type { PixelRecipe } from './model-folder';
import { decodeEdge, type RgbImage, toPixelValues } from './pixels';

const RECIPE: PixelRecipe = {
  height: 4,
  width: 4,
  fit: 'cover',
  kernel: 'cubic',
  scale: 1 / 255,
  mean: [0, 0, 0],
  deviation: [1, 1, 1],
};

/** Left half red, right half blue. */
function halves(width: number, height: number): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data[3 * i + (i % width < width / 2 ? 0 : 2)] = 255;
  return { data, width, height };
}

describe('toPixelValues', () => {
  it('lays the channels one after the other', async () => {
    const values = await toPixelValues(halves(4, 4), RECIPE);

    expect([...values.subarray(0, 4)]).toEqual([1, 1, 0, 0]);
    expect([...values.subarray(16, 32)]).toEqual(Array.from({ length: 16 }, () => 0));
    expect([...values.subarray(32, 36)]).toEqual([0, 0, 1, 1]);
  });

  it("subtracts the model's mean and divides by its deviation", async () => {
    const values = await toPixelValues(halves(4, 4), { ...RECIPE, mean: [0.5, 0.25, 0], deviation: [0.5, 0.5, 2] });

    expect(values[0]).toBeCloseTo(1);
    expect(values[3]).toBeCloseTo(-1);
    expect(values[16]).toBeCloseTo(-0.5);
    expect(values[35]).toBeCloseTo(0.5);
  });

  it('crops the centre, or keeps the whole and loses the proportions', async () => {
    const wide = halves(400, 100);

    // The middle quarter of a wide image still holds both halves; so does the whole.
    for (const fit of ['cover', 'fill'] as const) {
      const values = await toPixelValues(wide, { ...RECIPE, fit });
      expect(values).toHaveLength(48);
      expect(values[0]).toBeCloseTo(1, 1);
      expect(values[3]).toBeCloseTo(0, 1);
    }
    const tall = await toPixelValues(halves(100, 400), RECIPE);
    expect(tall[0]).toBeCloseTo(1, 1);
  });

  it('leaves out the edges where the model was trained without them', async () => {
    // A white frame of 16 pixels around black: a quarter of the whole, nothing of the middle three quarters.
    const framed = (width: number, height: number): RgbImage => {
      const isFrame = (x: number, y: number) => Math.min(x, y, width - 1 - x, height - 1 - y) < 16;
      const data = new Uint8Array(width * height * 3);
      for (let i = 0; i < width * height; i++) {
        if (isFrame(i % width, Math.floor(i / width))) data.fill(255, 3 * i, 3 * i + 3);
      }
      return { data, width, height };
    };
    const recipe = { ...RECIPE, width: 32, height: 32, kernel: 'linear' } as const;

    for (const image of [framed(128, 128), framed(257, 128), framed(128, 333)]) {
      const [whole, middle] = [
        await toPixelValues(image, recipe),
        await toPixelValues(image, { ...recipe, shortestSide: 48 }),
      ];
      expect(Math.max(...whole)).toBeGreaterThan(0.9);
      expect(middle).toHaveLength(3 * 32 * 32);
      expect(Math.max(...middle)).toBeLessThan(0.1);
    }
  });

  it('averages what it shrinks instead of picking pixels', async () => {
    const stripes: RgbImage = {
      data: Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => (Math.floor(i / 3) % 2) * 255),
      width: 64,
      height: 64,
    };

    const values = await toPixelValues(stripes, RECIPE);

    for (const value of values) expect(value).toBeCloseTo(0.5, 1);
  });

  it('enlarges an image smaller than the model wants', async () => {
    expect(await toPixelValues(halves(2, 1), RECIPE)).toHaveLength(48);
  });
});

describe('decodeEdge', () => {
  it('leaves twice the pixels the model wants, and enough for the thumbnail', () => {
    expect(decodeEdge({ ...RECIPE, width: 224, height: 224 })).toBe(640);
    expect(decodeEdge({ ...RECIPE, width: 384, height: 448 })).toBe(896);
  });
});
