import sharp from 'sharp';
import { thumbHashToAverageRGBA, thumbHashToRGBA } from 'thumbhash';
import { expect, it } from 'vitest';
import { samplePhotos } from '../testing/photos';
import { placeholderOf } from './placeholder';

const plain = (width: number, height: number, color: readonly [number, number, number]) => {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i++) data[i] = color[i % 3] as number;
  return { data, width, height };
};

it('keeps the colour and about the proportions of a picture in at most 25 bytes', () => {
  const hash = placeholderOf(plain(320, 160, [200, 100, 40]));

  expect(hash.length).toBeLessThanOrEqual(25);
  const { r, g, b } = thumbHashToAverageRGBA(hash);
  for (const [i, value] of [200, 100, 40].entries()) expect([r, g, b][i]).toBeCloseTo(value / 255, 1);
  const { w, h } = thumbHashToRGBA(hash);
  expect(w / h).toBeGreaterThan(1.5);
});

it.each([
  [1, 1],
  [3, 900],
  [900, 3],
])('takes a picture of %i by %i pixels', (width, height) => {
  expect(placeholderOf(plain(width, height, [1, 2, 3])).length).toBeGreaterThan(0);
});

it('tells light from dark where they are in a photo', async () => {
  const [photo = ''] = samplePhotos();
  const image = sharp(photo).resize(320).removeAlpha();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const { w, h, rgba } = thumbHashToRGBA(placeholderOf({ data, width: info.width, height: info.height }));
  const small = await image.clone().resize(w, h, { fit: 'fill' }).raw().toBuffer();

  let off = 0;
  for (let i = 0; i < w * h; i++) off += Math.abs((rgba[4 * i + 1] ?? 0) - (small[3 * i + 1] ?? 0));
  expect(off / (w * h)).toBeLessThan(40);
});
