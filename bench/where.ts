import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openPhoto } from '#lib/decode/open-photo';
import { decodeOpen } from '#lib/encoder/decode-image';
import { Encoder } from '#lib/encoder/encoder';
import { openModel } from '#lib/encoder/model';
import { toModelPixels } from '#lib/encoder/pixels';
import { Calibration } from '#lib/search/calibrate';
import { TEST_MODELS } from '#lib/testing/model';
import { gridThumbnailAnew } from '#lib/thumbnails/thumbnails';
import { Locator, whereIn } from '#lib/where/locator';
import { CAPTIONED, embedSamples, modelsToMeasure } from './captioned';
import { processTree } from './process-tree';

/** Photos in one turn when processor time is measured: the system tells it in steps of 10 ms. */
const AT_ONCE = 20;
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
    const files = Object.keys(objects);
    const times = await time(encoder, calibration, files);
    const processor = await processorTime(encoder, calibration, files);
    console.log(JSON.stringify({ bench: 'where', model: basename(path), ...game, ...times, ...processor }));
  } finally {
    await encoder.close();
  }
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

/**
 * Milliseconds of processor time, of all processes, for a photo's embedding from its file, for its heat map, and for the same
 * again; in turns of some photos, and the heat map as so many times an embedding.
 */
async function processorTime(encoder: Encoder, calibration: Calibration, files: readonly string[]) {
  const { vector } = await encoder.query('dog');
  if (vector === null) throw new Error('the model does not know “dog”');
  const words = calibration.apart(vector);
  const locator = new Locator(encoder);
  const used = { embedding: 0, heat: 0, cached: 0 };
  for (let first = 0; first < files.length; first += AT_ONCE) {
    const photos = files.slice(first, first + AT_ONCE).map((file) => readFileSync(join(CAPTIONED, 'photos', file)));
    const pictures = await Promise.all(
      files.slice(first, first + AT_ONCE).map(async (name) => ({ name, bytes: await thumbnailOf(name) })),
    );
    const heat = async () => {
      for (const picture of pictures) whereIn(await locator.see(picture), words, calibration);
    };
    used.embedding += await processorOf(async () => {
      for (const bytes of photos) await embed(encoder, bytes);
    });
    used.heat += await processorOf(heat);
    used.cached += await processorOf(heat);
  }
  const each = (sum: number) => Number((sum / files.length).toFixed(1));
  return {
    embeddingCpuMs: each(used.embedding),
    heatCpuMs: each(used.heat),
    cachedCpuMs: each(used.cached),
    heatPerEmbedding: Number((used.heat / used.embedding).toFixed(2)),
  };
}

async function processorOf(work: () => Promise<void>): Promise<number> {
  const all = () => processTree(process.pid).reduce((sum, { cpuMs }) => sum + (cpuMs ?? 0), 0);
  const before = all();
  await work();
  return all() - before;
}

/** What the app looks at. */
async function thumbnailOf(file: string): Promise<Buffer> {
  return gridThumbnailAnew(await openPhoto(readFileSync(join(CAPTIONED, 'photos', file))), 320);
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
