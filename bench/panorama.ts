import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { Encoder } from '#lib/encoder/encoder';
import { openModel } from '#lib/encoder/model';
import { addTo, dot, normalise } from '#lib/encoder/normalise';
import { toModelPixels } from '#lib/encoder/pixels';
import { decodeUpload } from '#lib/encoder/upload';
import { TEST_MODELS } from '#lib/testing/model';
import { framesOver } from '#lib/where/frames';
import { regionOf } from '#lib/search/part-vectors';
import { CAPTIONED, modelsToMeasure } from './captioned';

/** Photos in each panorama, side by side. */
const JOINED = 3;
const HEIGHT = 640;

/** A picture of the library, and which of the captioned photos it shows. */
interface Picture {
  readonly photos: readonly number[];
  /** What the product keeps: of the model's own frame, the middle of a panorama. */
  readonly middle: Float32Array;
  /** Of the squares that cover it. */
  readonly squares: readonly Float32Array[];
}

type Score = (picture: Picture, query: Float32Array) => number;

const WAYS: Readonly<Record<string, Score>> = {
  'the middle alone': ({ middle }, query) => dot(middle, query),
  'the best of the middle and the squares': ({ middle, squares }, query) =>
    Math.max(...[middle, ...squares].map((vector) => dot(vector, query))),
  'the best of the squares': ({ squares }, query) => Math.max(...squares.map((vector) => dot(vector, query))),
  'one vector, the mean of the squares': ({ squares }, query) => dot(meanOfLength1(squares), query),
};

/**
 * `npm run bench -- panorama [model folder…]`: whether more vectors of panoramas find what one misses. Half of captioned-80 is
 * joined into panoramas, three photos side by side, in a library with the other half as they are; asked for are all captions.
 */
export async function main(models: readonly string[]): Promise<void> {
  for (const path of modelsToMeasure('panorama', models)) await measure(path);
}

async function measure(path: string): Promise<void> {
  const encoder = new Encoder(await openModel(path, TEST_MODELS), { imageThreads: 2, textThreads: 1 });
  try {
    const captioned = JSON.parse(readFileSync(join(CAPTIONED, 'captions.json'), 'utf8')) as {
      file: string;
      captions: string[];
    }[];
    const files = captioned.map(({ file }) => readFileSync(join(CAPTIONED, 'photos', file)));
    const library = await makeLibrary(encoder, files);
    const panoramas = new Set(library.filter(({ photos }) => photos.length > 1).flatMap(({ photos }) => photos));
    const queries: { vector: Float32Array; photo: number }[] = [];
    for (const [photo, { captions }] of captioned.entries()) {
      if (!library.some(({ photos }) => photos.includes(photo))) continue;
      for (const caption of captions) {
        const { vector } = await encoder.query(caption);
        if (vector) queries.push({ vector, photo });
      }
    }
    for (const [way, score] of Object.entries(WAYS)) {
      const placed = queries.map(({ vector, photo }) => ({ photo, place: placeOf(library, vector, photo, score) }));
      const of = (isPanorama: boolean) => placed.filter(({ photo }) => panoramas.has(photo) === isPanorama);
      const line = { bench: 'panorama', model: basename(path), way, pictures: library.length };
      console.log(JSON.stringify({ ...line, inPanoramas: recall(of(true)), others: recall(of(false)) }));
    }
  } finally {
    await encoder.close();
  }
}

/** Every other photo as it is; the rest joined. */
async function makeLibrary(encoder: Encoder, files: readonly Buffer[]): Promise<Picture[]> {
  const library: Picture[] = [];
  const rest: number[] = [];
  for (const [i, bytes] of files.entries()) {
    if (i % 2 === 1) rest.push(i);
    else {
      const middle = await embed(encoder, bytes);
      library.push({ photos: [i], middle, squares: [middle] });
    }
  }
  for (let first = 0; first + JOINED <= rest.length; first += JOINED) {
    const photos = rest.slice(first, first + JOINED);
    const joined = await joinedOf(photos.map((photo) => files[photo] as Buffer));
    const squares: Float32Array[] = [];
    for (const box of framesOver(joined)) {
      const cut = sharp(joined.bytes).extract(regionOf(box, joined));
      squares.push(await embed(encoder, await cut.jpeg().toBuffer()));
    }
    library.push({ photos, middle: await embed(encoder, joined.bytes), squares });
  }
  return library;
}

async function joinedOf(photos: readonly Buffer[]): Promise<{ bytes: Buffer; width: number; height: number }> {
  const tiles = await Promise.all(
    photos.map((bytes) => sharp(bytes).autoOrient().resize({ height: HEIGHT }).toBuffer({ resolveWithObject: true })),
  );
  const width = tiles.reduce((sum, { info }) => sum + info.width, 0);
  let left = 0;
  const placed = tiles.map(({ data, info }) => {
    left += info.width;
    return { input: data, left: left - info.width, top: 0 };
  });
  const canvas = sharp({ create: { width, height: HEIGHT, channels: 3, background: 'grey' } });
  return { bytes: await canvas.composite(placed).jpeg().toBuffer(), width, height: HEIGHT };
}

async function embed(encoder: Encoder, bytes: Buffer): Promise<Float32Array> {
  const { pixels } = encoder.model;
  const [vector] = await encoder.images([await toModelPixels(await decodeUpload(bytes, pixels), pixels)]);
  if (!vector) throw new Error('a picture gave no vector');
  return vector;
}

function meanOfLength1(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) addTo(mean, vector, 1);
  normalise(mean);
  return mean;
}

/** Where the picture that shows a photo stands, from 0. */
function placeOf(library: readonly Picture[], query: Float32Array, photo: number, score: Score): number {
  const scores = library.map((picture) => score(picture, query));
  const own = scores[library.findIndex(({ photos }) => photos.includes(photo))] ?? Infinity;
  return scores.filter((other) => other > own).length;
}

function recall(placed: readonly { readonly place: number }[]) {
  const share = (most: number) =>
    Number((placed.filter(({ place }) => place < most).length / placed.length).toFixed(3));
  return { captions: placed.length, first: share(1), firstFive: share(5) };
}
