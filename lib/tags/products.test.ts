import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import loadWabt from 'wabt';
import { dot } from '../encoder/normalise';
import { randomVector, seededRandom } from '../testing/vectors';
import { toBlob } from '../store/vectors';
import { Products } from './products';

const here = (file: string) => join(import.meta.dirname, file);

it('is products.wat, assembled', async () => {
  const wabt = await loadWabt();
  const source = wabt.parseWat('products.wat', readFileSync(here('products.wat'), 'utf8'), { simd: true });

  expect(Buffer.from(source.toBinary({}).buffer).equals(readFileSync(here('products.wasm')))).toBe(true);
});

it.each([
  [1, 1, 8],
  [3, 5, 12],
  [7, 64, 384],
  [300, 61, 512],
])('multiplies %i rows with %i photos of %i dimensions', (rowCount, photoCount, dimensions) => {
  const random = seededRandom(rowCount);
  const rows = Array.from({ length: rowCount }, () => randomVector(random, dimensions));
  const photos = Array.from({ length: photoCount }, () => randomVector(random, dimensions));
  const all = new Float32Array(rowCount * dimensions);
  rows.forEach((row, i) => all.set(row, i * dimensions));

  const products = new Products(all, dimensions);
  photos.forEach((photo, place) => products.put(place, place % 2 === 0 ? photo : toBlob(photo)));
  products.multiply(photoCount);

  for (const [place, photo] of photos.entries()) {
    for (const [i, row] of rows.entries()) expect(products.of(place)[i]).toBeCloseTo(dot(row, photo), 4);
  }
});

it('gives the same to the last bit in whatever place a photo is', () => {
  const random = seededRandom(1);
  const rows = randomVector(random, 384 * 5);
  const photo = randomVector(random, 384);
  const products = new Products(rows, 384);
  for (const place of [0, 1, 6]) products.put(place, photo);

  products.multiply(7);

  expect([...products.of(6)]).toEqual([...products.of(0)]);
  expect([...products.of(1)]).toEqual([...products.of(0)]);
});
