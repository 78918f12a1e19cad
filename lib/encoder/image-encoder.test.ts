import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { bundledModel } from '../testing/model';
import { samplePhotos } from '../testing/photos';
import { loadImageEncoder } from './image-encoder';
import { dot } from './normalise';
import { toPixelValues } from './pixels';
import { decodeUpload } from './upload';

const folder = await bundledModel();
const encoder = await loadImageEncoder(folder, 1);
afterAll(() => encoder.dispose());

const pixelsOf = async (file: string) =>
  toPixelValues(await decodeUpload(readFileSync(file), folder.pixels), folder.pixels);

it('gives each image of a batch the vector it has alone, of length 1', async () => {
  const images = await Promise.all(samplePhotos().slice(0, 3).map(pixelsOf));

  const together = await encoder.encode(images);

  for (const [i, image] of images.entries()) {
    const [alone] = await encoder.encode([image]);
    expect(dot(together[i] ?? new Float32Array(), alone ?? new Float32Array())).toBeCloseTo(1, 4);
  }
  expect(new Set(together.map((row) => row?.join())).size).toBe(3);
});

it('gives null for pixels that lead nowhere, without touching the others', async () => {
  const [file = ''] = samplePhotos();
  const nothing = new Float32Array(3 * 224 * 224).fill(Number.NaN);

  const [good, bad] = await encoder.encode([await pixelsOf(file), nothing]);

  expect(good).toHaveLength(384);
  expect(bad).toBeNull();
});
