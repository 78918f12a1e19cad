import { afterAll, expect, it } from 'vitest';
import { dot } from '#lib/encoder/normalise';
import { Encoder } from '#lib/encoder/encoder';
import { loadImageEncoder } from '#lib/encoder/image-encoder';
import { bundledModel } from '#lib/testing/model';
import { samplePhotos } from '#lib/testing/photos';
import { decodePixels } from './decode';
import { embedBatch } from './embed';
import { PhotoFailure } from './failure';

const folder = await bundledModel();
const embedder = new Encoder(folder, { imageThreads: 1, textThreads: 1 });
afterAll(() => embedder.close());

const pixelsOf = async (file: string) => (await decodePixels(file, [folder.pixels]))[0] as Float32Array;

it('embeds as the encoder does here, however many at a time', async () => {
  const batch = await Promise.all(samplePhotos().slice(0, 3).map(pixelsOf));
  const encoder = await loadImageEncoder(folder, 1);
  const expected = await encoder.encode(batch);
  await encoder.dispose();

  const embeddings = await embedBatch(embedder, batch, 2);

  expect(embeddings).toHaveLength(3);
  for (const [i, embedding] of embeddings.entries()) {
    expect(embedding).toBeInstanceOf(Float32Array);
    expect(dot(embedding as Float32Array, expected[i] ?? new Float32Array())).toBeCloseTo(1, 4);
  }
});

it('fails one photo the model cannot read, never the others of its batch', async () => {
  const [file = ''] = samplePhotos();
  const tooLarge = new Float32Array(2 * 3 * 224 * 224);

  const [good, bad] = await embedBatch(embedder, [await pixelsOf(file), tooLarge], 8);

  expect(bad).toBeInstanceOf(PhotoFailure);
  expect((bad as PhotoFailure).failure).toMatchObject({ reason: expect.stringContaining('model') });
  expect(good).toBeInstanceOf(Float32Array);
});

it('fails a photo whose pixels lead nowhere', async () => {
  const [nothing] = await embedBatch(embedder, [new Float32Array(3 * 224 * 224).fill(Number.NaN)], 8);

  expect(nothing).toBeInstanceOf(PhotoFailure);
});
