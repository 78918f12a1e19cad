import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { dot } from '#lib/encoder/normalise';
import { Encoder } from '#lib/encoder/encoder';
import { normalisePixels } from '#lib/encoder/pixels';
import { loadImageEncoder } from '#lib/encoder/image-encoder';
import { letProcessesCrash } from '#lib/testing/crashing';
import { encoderProcesses } from '#lib/testing/encoder-processes';
import { bundledModel } from '#lib/testing/model';
import { samplePhotos } from '#lib/testing/photos';
import { decodePixels, readPhoto } from './decode';
import { embedBatch } from './embed';
import { PhotoFailure } from './failure';

const folder = await bundledModel();
const embedder = new Encoder(folder, { imageThreads: 1, textThreads: 1 });
afterAll(() => embedder.close());

const pixelsOf = async (file: string) => (await decodePixels(await readPhoto(file), [folder.pixels]))[0] as Uint8Array;

it('embeds as the encoder does here, however many at a time', async () => {
  const batch = await Promise.all(samplePhotos().slice(0, 3).map(pixelsOf));
  const encoder = await loadImageEncoder(folder, 1);
  const expected = await encoder.encode(batch.map((bytes) => normalisePixels(bytes, folder.pixels)));
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

describe('an image that crashes the model', () => {
  const size = 3 * folder.pixels.height * folder.pixels.width;
  const grey = (level: number) => new Uint8Array(size).fill(level);
  const white = grey(255);

  function crashingEncoder(): Encoder {
    onTestFinished(letProcessesCrash());
    const encoder = new Encoder(folder, { imageThreads: 1, textThreads: 1, lanes: 2 });
    onTestFinished(() => encoder.close());
    return encoder;
  }

  it('is found, and no other of its batch fails', async () => {
    const batch = [grey(10), grey(50), white, grey(90), grey(130)];

    const outcomes = await embedBatch(crashingEncoder(), batch, 8);

    expect(outcomes[2]).toMatchObject({ failure: { reason: 'It crashes the model.' } });
    for (const i of [0, 1, 3, 4]) expect(outcomes[i]).toBeInstanceOf(Float32Array);
  });

  it('costs a batch nothing whose process only happened to end', async () => {
    const encoder = crashingEncoder();
    await encoder.images([grey(0)]);
    const [pid = 0] = encoderProcesses().slice(-1);

    const embedding = embedBatch(encoder, [grey(10), grey(50), grey(90)], 8);
    process.kill(pid, 'SIGKILL');

    for (const outcome of await embedding) expect(outcome).toBeInstanceOf(Float32Array);
  });
});
