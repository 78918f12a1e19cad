import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import type { RgbImage } from '../encoder/pixels';
import { samplePhotos } from '../testing/photos';
import { bandsOf, distance, NEAR_BITS } from './hash-bands';
import { perceptualHash } from './perceptual-hash';

async function pixelsOf(image: Sharp): Promise<RgbImage> {
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const hashOf = async (image: Sharp) => perceptualHash(await pixelsOf(image)) ?? '';
const bits = (a: string, b: string) => distance(bandsOf(a), bandsOf(b));
const photos = samplePhotos().filter((_, i) => i % 4 === 0);

it('differs in few bits between versions of a photo: smaller, saved anew, brightened', async () => {
  for (const photo of photos) {
    const { width = 0 } = await sharp(photo).metadata();
    const hash = await hashOf(sharp(photo));
    const versions = [
      sharp(photo).resize(Math.round(width / 3)),
      sharp(await sharp(photo).jpeg({ quality: 30 }).toBuffer()),
      sharp(photo).modulate({ brightness: 1.1 }),
    ];

    for (const version of versions) expect(bits(hash, await hashOf(version)), photo).toBeLessThanOrEqual(NEAR_BITS);
  }
});

it('differs in many bits between photos of different things', async () => {
  const hashes = await Promise.all(photos.map((photo) => hashOf(sharp(photo))));

  for (const [i, a] of hashes.entries()) {
    for (const b of hashes.slice(i + 1)) expect(bits(a, b)).toBeGreaterThan(2 * NEAR_BITS - 1);
  }
});

it('has half of its 64 bits set, whatever the photo', async () => {
  expect(await hashOf(sharp(photos[0]))).toMatch(/^[\da-f]{16}$/);
  expect(bits(await hashOf(sharp(photos[0])), '0000000000000000')).toBe(32);
});

it('does not exist for an image without features', () => {
  expect(perceptualHash({ data: new Uint8Array(3 * 40 * 30).fill(12), width: 40, height: 30 })).toBeNull();
});

it('reads images of one pixel in a row, and none beyond their last', () => {
  const data = Uint8Array.from({ length: 3 * 7 }, (_, i) => (i * 40) % 256);

  expect(perceptualHash({ data, width: 7, height: 1 })).toMatch(/^[\da-f]{16}$/);
});
