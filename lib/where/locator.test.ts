import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Encoder } from '../encoder/encoder';
import { openModel } from '../encoder/model';
import { toModelPixels } from '../encoder/pixels';
import { decodeUpload } from '../encoder/upload';
import { Calibration } from '../search/calibrate';
import { temporaryFolder } from '../testing/folder';
import { bundledModel, TEST_MODELS } from '../testing/model';
import { samplePhotos } from '../testing/photos';
import { Locator, whereIn } from './locator';

const CAT = 'IMG_1017.jpg';
const ROCKET = 'IMG_1018.jpg';
const sample = (name: string) => samplePhotos().find((file) => basename(file) === name) ?? '';

/** The bundled model, as if it did not tell of patches. */
async function modelWithoutPatches() {
  const bundled = await bundledModel();
  const folder = join(temporaryFolder(afterAll), 'without-patches');
  cpSync(bundled.path, folder, { recursive: true });
  const file = join(folder, bundled.files.image);
  writeFileSync(file, readFileSync(file).toString('latin1').replaceAll('patch_embeds', 'patch_hidden'), 'latin1');
  return openModel(folder, TEST_MODELS);
}

/** Photos side by side, each 300 × 300. */
async function collage(...names: readonly string[]): Promise<Buffer> {
  const tiles = await Promise.all(names.map((name) => sharp(sample(name)).resize(300, 300).toBuffer()));
  return sharp({ create: { width: 300 * names.length, height: 300, channels: 3, background: 'grey' } })
    .composite(tiles.map((input, i) => ({ input, left: 300 * i, top: 0 })))
    .jpeg()
    .toBuffer();
}

async function embedAll(encoder: Encoder): Promise<Float32Array[]> {
  const { pixels } = encoder.model;
  const inputs = samplePhotos().map(async (file) =>
    toModelPixels(await decodeUpload(readFileSync(file), pixels), pixels),
  );
  const vectors = await encoder.images(await Promise.all(inputs));
  return vectors.filter((vector) => vector !== null);
}

describe.each([
  ['patches', bundledModel],
  ['crops', modelWithoutPatches],
] as const)('where words match, told by %s', (source, open) => {
  let encoder: Encoder;
  let locator: Locator;
  let calibration: Calibration;
  beforeAll(async () => {
    encoder = new Encoder(await open(), { imageThreads: 1, textThreads: 1 });
    locator = new Locator(encoder);
    calibration = new Calibration(await encoder.labels(), await embedAll(encoder));
  });
  afterAll(() => encoder.close());

  const where = async (words: string, picture: { name: string; bytes: Uint8Array }) => {
    const { vector } = await encoder.query(words);
    if (vector === null) throw new Error(`the model does not know ${words}`);
    return whereIn(await locator.see(picture), calibration.apart(vector), calibration);
  };

  it('is where the thing is', async () => {
    const picture = { name: 'collage', bytes: await collage(CAT, ROCKET) };

    const cat = await where('a cat', picture);
    expect(cat.source).toBe(source);
    expect(cat.peak?.x).toBeLessThan(0.5);
    expect(cat.region?.box.x).toBeLessThan(0.5);
    expect((await where('a rocket launch', picture)).peak?.x).toBeGreaterThan(0.5);
  });

  it('is found at the far end of a panorama', async () => {
    const bytes = await collage(ROCKET, ROCKET, ROCKET, ROCKET, CAT);

    expect((await where('a cat', { name: 'panorama', bytes })).peak?.x).toBeGreaterThan(0.8);
  });

  it('is told as shares of the hottest', async () => {
    const { heat } = await where('a cat', { name: 'cat', bytes: readFileSync(sample(CAT)) });

    expect(heat?.values).toHaveLength((heat?.rows ?? 0) * (heat?.columns ?? 0));
    expect(Math.max(...(heat?.values ?? []))).toBe(1);
    expect(Math.min(...(heat?.values ?? []))).toBe(0);
  });

  it('looks at a picture once', async () => {
    const bytes = readFileSync(sample(CAT));
    const first = await locator.see({ name: 'once', bytes });

    expect(await locator.see({ name: 'once', bytes: Buffer.from('no longer read') })).toBe(first);
  });
});

it('says what is wrong with a picture that cannot be read', async () => {
  const encoder = new Encoder(await bundledModel(), { imageThreads: 1, textThreads: 1 });
  const seen = new Locator(encoder).see({ name: 'broken', bytes: Buffer.from('no image') });

  await expect(seen.finally(() => encoder.close())).rejects.toMatchObject({ code: 'bad-request' });
});
