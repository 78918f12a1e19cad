import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import PQueue from 'p-queue';
import sharp from 'sharp';
import { openPhoto } from '#lib/decode/open-photo';
import { decodeOpen } from '#lib/encoder/decode-image';
import { loadImageEncoder } from '#lib/encoder/image-encoder';
import { openModel } from '#lib/encoder/model';
import type { PixelRecipe } from '#lib/encoder/pixel-recipe';
import { toModelPixels } from '#lib/encoder/pixels';
import { dataPaths, sampleFolder } from '#lib/paths';
import { openDatabase } from '#lib/store/database';
import { countPhotos } from '#lib/store/photos';
import { gridThumbnail } from '#lib/thumbnails/thumbnails';
import { makeClipSizedModel } from './make-clip-sized-model';
import { processTree } from './process-tree';
import { kill, startIndexer } from './processes';

/** Photos indexed before the clock starts: loading, tuning (after 100) and the first folder walk are no part of the speed. */
const RUN_UP = 128;

/** Named in place of a model: one of CLIP's size is made. */
const CLIP_SIZED = 'clip-sized';

/**
 * `npm run bench -- indexer [model|clip-sized] [photos=640] [megapixels=12]`: photos per second of the real indexer against
 * what the machine could do if all its cores did nothing but decode and infer, and the same of processor time, which
 * holds on a busy machine as well.
 */
export async function main([named = 'clip-pocket-384', photos = '640', megapixels = '12']: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'rummage-indexer-'));
  try {
    const model = await modelNamed(named, folder);
    await makePhotos(join(folder, 'photos'), Number(photos), Number(megapixels));
    const before = await coreSeconds(model, folder);
    const { photosPerSecond, cpuMs } = await indexAll(model, folder, Number(photos));
    const after = await coreSeconds(model, folder);

    const decode = (before.decode + after.decode) / 2;
    const infer = Math.min(before.infer, after.infer);
    const bound = availableParallelism() / (decode + infer);
    const result = { decodeMs: ms(decode), inferMs: ms(infer), settings: before.settings, bound: round(bound) };
    const shares = { photosPerSecond: round(photosPerSecond), ratio: round(photosPerSecond / bound) };
    const cpu = { cpuMsPerPhoto: cpuMs, cpuBoundMs: ms(decode + (before.inferCpu + after.inferCpu) / 2) };
    const name = { model: named, megapixels: Number(megapixels) };
    console.log(JSON.stringify({ bench: 'indexer', ...name, ...result, ...shares, ...cpu }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function modelNamed(name: string, folder: string): Promise<string> {
  if (name !== CLIP_SIZED) return name.startsWith('.') ? resolve(name) : name;
  const made = join(folder, CLIP_SIZED);
  await makeClipSizedModel(made);
  return made;
}

/**
 * Each another photo, as a camera would save it: another part of a sample, the size of most of it, mirrored every other
 * time. Versions of one picture would be compared with each other, which photos of a library seldom need.
 */
async function makePhotos(folder: string, count: number, megapixels: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const samples = (await readdir(sampleFolder())).filter((name) => name.endsWith('.jpg')).sort();
  const width = Math.round(Math.sqrt((megapixels * 1e6 * 4) / 3));
  const height = Math.round((width * 3) / 4);

  const makers = new PQueue({ concurrency: availableParallelism() });
  await makers.addAll(
    Array.from({ length: count }, (_, i) => async () => {
      const sample = join(sampleFolder(), samples[i % samples.length] as string);
      const round = Math.floor(i / samples.length);
      const part = await partOf(sample, round);
      await sharp(part.data, { raw: part.info })
        .flop(round % 2 === 1)
        .resize(width, height, { fit: 'cover' })
        .modulate({ brightness: 1 - i / 2_000 })
        .jpeg({ quality: 88 })
        .toFile(join(folder, `${i}.jpg`));
    }),
  );
}

/** @param round which part: each next one begins and ends elsewhere */
async function partOf(file: string, round: number) {
  const image = sharp(file).autoOrient();
  const { autoOrient: whole } = await image.metadata();
  const share = 0.6 + ((round * 7) % 10) / 25;
  const [width, height] = [Math.floor(whole.width * share), Math.floor(whole.height * share)];
  const left = Math.floor((whole.width - width) * (((round * 3) % 8) / 7));
  const top = Math.floor((whole.height - height) * (((round * 5) % 8) / 7));
  return image.extract({ left, top, width, height }).raw().toBuffer({ resolveWithObject: true });
}

/** Core-seconds a photo takes: to decode with its thumbnail, of processor time; and to infer, by the clock, in the best of batch {1, 8} × threads {1, 2}. */
async function coreSeconds(reference: string, folder: string) {
  const model = await openModel(reference, dataPaths(join(folder, 'measured')));
  const files = (await readdir(join(folder, 'photos'))).slice(0, 24).map((name) => join(folder, 'photos', name));

  const contents = await Promise.all(files.map((file) => readFile(file)));
  sharp.cache(false);
  for (const bytes of contents.slice(0, 4)) await decode(bytes, model.pixels);
  const decodeSeconds = await cpuSecondsOf(async () => {
    for (const bytes of contents) await decode(bytes, model.pixels);
  });

  const image = new Float32Array(3 * model.pixels.height * model.pixels.width).fill(0.1);
  let best = { infer: Infinity, inferCpu: Infinity, settings: '' };
  for (const threads of [1, 2]) {
    const encoder = await loadImageEncoder(model, threads);
    for (const batch of [1, 8]) {
      const run = () => encoder.encode(new Array<Float32Array>(batch).fill(image));
      const infer = ((await secondsFor(run)) * threads) / batch;
      const inferCpu = Math.min(best.inferCpu, (await cpuSecondsOf(run)) / batch);
      const settings = `batch ${batch}, threads ${threads}`;
      best = infer < best.infer ? { infer, inferCpu, settings } : { ...best, inferCpu };
    }
    await encoder.dispose();
  }
  return { decode: decodeSeconds / contents.length, ...best };
}

/** Nothing but what every photo needs: its pixels as the model takes them, and its thumbnail. */
async function decode(bytes: Buffer, recipe: PixelRecipe): Promise<void> {
  const image = await decodeOpen(await openPhoto(bytes), recipe);
  await Promise.all([toModelPixels(image, recipe), gridThumbnail(image)]);
}

async function cpuSecondsOf(work: () => Promise<unknown>): Promise<number> {
  const begin = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}

/** The median of five runs, after one to warm up. */
async function secondsFor(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 6; i++) {
    const begin = performance.now();
    await run();
    times.push((performance.now() - begin) / 1_000);
  }
  return times.slice(1).sort((a, b) => a - b)[2] as number;
}

async function indexAll(model: string, folder: string, count: number) {
  const data = join(folder, 'data');
  const indexer = startIndexer(data, [join(folder, 'photos')], { RUMMAGE_MODEL: model });
  const db = openDatabase(dataPaths(data), 'computed');
  const cpuOfAll = () => processTree(indexer.pid ?? 0).reduce((sum, { cpuMs }) => sum + (cpuMs ?? NaN), 0);
  try {
    const untilIndexed = async (photos: number) => {
      for (;;) {
        const { indexed } = countPhotos(db);
        if (indexed >= photos) return { at: performance.now(), indexed, cpu: cpuOfAll() };
        await wait(10);
      }
    };
    const first = await untilIndexed(RUN_UP);
    const last = await untilIndexed(count);
    const settled = last.indexed - first.indexed;
    const cpuMs = round((last.cpu - first.cpu) / settled);
    return { photosPerSecond: (1_000 * settled) / (last.at - first.at), cpuMs };
  } finally {
    db.close();
    await kill(indexer, 'SIGTERM');
  }
}

function ms(seconds: number): number {
  return round(seconds * 1_000);
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
