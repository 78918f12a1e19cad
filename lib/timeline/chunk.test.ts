import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ChunkPhoto, colorOf, decodeChunk, encodeChunk, FOLDED, RATIO_UNIT, versionOf } from './chunk';

const photo = (facts: Partial<ChunkPhoto> = {}): ChunkPhoto => ({
  id: 7,
  width: 3000,
  height: 2000,
  color: '#0a0b0c',
  version: 'deadbeef',
  favourite: false,
  burst: 0,
  ...facts,
});

it('brings photos over as they are', () => {
  const hex = (digits: number) =>
    fc.integer({ min: 0, max: 16 ** digits - 1 }).map((number) => number.toString(16).padStart(digits, '0'));
  const some = fc.record({
    id: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    width: fc.integer({ min: 1, max: 10_000 }),
    height: fc.integer({ min: 1, max: 10_000 }),
    color: fc.option(hex(6).map((digits) => `#${digits}`)),
    version: hex(8),
    favourite: fc.boolean(),
    burst: fc.option(fc.integer({ min: 0, max: 254 })),
  });

  fc.assert(
    fc.property(fc.array(some, { maxLength: 50 }), (photos) => {
      const chunk = decodeChunk(encodeChunk(photos));
      expect([...chunk.ids]).toEqual(photos.map(({ id }) => id));
      for (const [i, { color, version, burst, favourite, width, height }] of photos.entries()) {
        expect(colorOf(chunk, i)).toBe(color);
        expect(versionOf(chunk, i)).toBe(version);
        expect(chunk.bursts[i]).toBe(burst ?? FOLDED);
        expect(chunk.favourites[i]).toBe(Number(favourite));
        expect((chunk.ratios[i] ?? 0) / RATIO_UNIT).toBeCloseTo(Math.min(Math.max(width / height, 0.45), 4), 4);
      }
    }),
  );
});

it('tells an unknown shape and an unknown colour from black and narrow', () => {
  const chunk = decodeChunk(encodeChunk([photo({ width: 0, height: 0, color: null }), photo({ color: '#000000' })]));

  expect([...chunk.ratios]).toEqual([0, 15_000]);
  expect([colorOf(chunk, 0), colorOf(chunk, 1)]).toEqual([null, '#000000']);
});

it('refuses bytes that are no chunk', () => {
  expect(() => decodeChunk(new Uint8Array(17))).toThrow('expected a multiple of 16 bytes');
});

it('takes fewer than 12 bytes a photo, compressed, colours included, when nothing repeats but proportions', () => {
  const random = fc.sample(fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 2 ** 32 - 1 })), 2_048);
  const photos = random.map(([id, noise], i) =>
    photo({
      id,
      width: i % 3 === 0 ? 2000 : 3000,
      version: noise.toString(16).padStart(8, '0'),
      color: `#${(noise & 0xffffff).toString(16).padStart(6, '0')}`,
    }),
  );

  expect(gzipSync(encodeChunk(photos)).length / photos.length).toBeLessThan(12);
});
