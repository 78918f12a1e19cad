import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openPhoto } from '#lib/decode/open-photo';
import { decodeOpen } from '#lib/encoder/decode-image';
import { Encoder } from '#lib/encoder/encoder';
import { openModel } from '#lib/encoder/model';
import { toModelPixels } from '#lib/encoder/pixels';
import { sampleFolder } from '#lib/paths';
import { Calibration } from '#lib/search/calibrate';
import { TEST_MODELS } from '#lib/testing/model';
import { gridThumbnailAnew } from '#lib/thumbnails/thumbnails';
import { Locator, whereIn } from '#lib/where/locator';
import { CAPTIONED, modelsToMeasure } from './captioned';

/** Objects that cover at least this share of their photo are told apart. */
const LARGE = 0.1;

type Box = readonly [x: number, y: number, width: number, height: number];
type Objects = Readonly<Record<string, Readonly<Record<string, readonly Box[]>>>>;

/**
 * `npm run bench -- where [model folder…]`: the pointing game. For every object of every photo of captioned-80: does the heat
 * map's hottest point fall into one of its boxes; and the photo's centre, for comparison. Then what a heat map costs.
 */
export async function main(models: readonly string[]): Promise<void> {
  for (const path of modelsToMeasure('where', models)) await measure(path);
}

async function measure(path: string): Promise<void> {
  const encoder = new Encoder(await openModel(path, TEST_MODELS), { imageThreads: 2, textThreads: 1 });
  try {
    const calibration = new Calibration(await encoder.labels(), await embedSamples(encoder));
    const objects = JSON.parse(readFileSync(join(CAPTIONED, 'objects.json'), 'utf8')) as Objects;
    const game = await play(encoder, calibration, objects);
    const times = await time(encoder, calibration, Object.keys(objects));
    console.log(JSON.stringify({ bench: 'where', model: basename(path), ...game, ...times }));
  } finally {
    await encoder.close();
  }
}

async function embedSamples(encoder: Encoder): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (const name of readdirSync(sampleFolder()).filter((each) => each.endsWith('.jpg'))) {
    const vector = await embed(encoder, readFileSync(join(sampleFolder(), name)));
    if (vector) vectors.push(vector);
  }
  return vectors;
}

async function embed(encoder: Encoder, bytes: Buffer): Promise<Float32Array | null | undefined> {
  const { pixels } = encoder.model;
  const image = await decodeOpen(await openPhoto(bytes), pixels);
  const [vector] = await encoder.images([await toModelPixels(image, pixels)]);
  return vector;
}

async function play(encoder: Encoder, calibration: Calibration, objects: Objects) {
  const locator = new Locator(encoder);
  let [objectsSeen, hits, centre, large, largeHits] = [0, 0, 0, 0, 0];
  let source = '';
  for (const [file, named] of Object.entries(objects)) {
    const seen = await locator.see({ name: file, bytes: await thumbnailOf(file) });
    source = seen.source;
    for (const [name, boxes] of Object.entries(named)) {
      const { vector } = await encoder.query(name);
      if (vector === null) continue;
      const { peak } = whereIn(seen, calibration.apart(vector), calibration);
      const isHit = peak !== null && boxes.some((box) => isInside(box, peak));
      const isLarge = boxes.some(([, , width, height]) => width * height >= LARGE);
      objectsSeen++;
      hits += Number(isHit);
      centre += Number(boxes.some((box) => isInside(box, { x: 0.5, y: 0.5 })));
      large += Number(isLarge);
      largeHits += Number(isLarge && isHit);
    }
  }
  const share = (part: number, whole: number) => Number((part / whole).toFixed(3));
  return {
    source,
    objects: objectsSeen,
    hits: share(hits, objectsSeen),
    centre: share(centre, objectsSeen),
    large,
    largeHits: share(largeHits, large),
  };
}

/** Medians, in milliseconds: of a photo from its file to its vector, of inference alone, and of a heat map, first and again; with the threads the app uses. */
async function time(encoder: Encoder, calibration: Calibration, files: readonly string[]) {
  const { pixels } = encoder.model;
  const { vector } = await encoder.query('dog');
  if (vector === null) throw new Error('the model does not know “dog”');
  const words = calibration.apart(vector);
  const rows: Record<'embeddingMs' | 'inferenceMs' | 'heatMs' | 'cachedMs', number[]> = {
    embeddingMs: [],
    inferenceMs: [],
    heatMs: [],
    cachedMs: [],
  };
  const locator = new Locator(encoder);
  for (const file of files.slice(0, 40)) {
    const bytes = readFileSync(join(CAPTIONED, 'photos', file));
    const picture = { name: file, bytes: await thumbnailOf(file) };
    const input = await toModelPixels(await decodeOpen(await openPhoto(bytes), pixels), pixels);
    rows.embeddingMs.push(await msOf(() => embed(encoder, bytes)));
    rows.inferenceMs.push(await msOf(() => encoder.images([input])));
    rows.heatMs.push(await msOf(async () => whereIn(await locator.see(picture), words, calibration)));
    rows.cachedMs.push(await msOf(async () => whereIn(await locator.see(picture), words, calibration)));
  }
  return Object.fromEntries(Object.entries(rows).map(([name, times]) => [name, median(times)]));
}

/** What the app looks at. */
async function thumbnailOf(file: string): Promise<Buffer> {
  return gridThumbnailAnew(await openPhoto(readFileSync(join(CAPTIONED, 'photos', file))));
}

function isInside([left, top, width, height]: Box, { x, y }: { readonly x: number; readonly y: number }): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function median(values: number[]): number {
  return Number((values.sort((a, b) => a - b)[values.length >> 1] as number).toFixed(1));
}
