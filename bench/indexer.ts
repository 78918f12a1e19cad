import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { loadImageEncoder } from '#lib/encoder/image-encoder';
import { openModel } from '#lib/encoder/model';
import { dataPaths, sampleFolder } from '#lib/paths';
import { openDatabase } from '#lib/store/database';
import { countPhotos } from '#lib/store/photos';
import { decodePhoto, readPhoto } from '../indexer/decode';
import { kill, startIndexer } from './processes';

/** Photos indexed before the clock starts: loading, tuning and the first folder walk are no part of the speed. */
const RUN_UP = 16;

/**
 * `npm run bench -- indexer [model] [photos=160] [megapixels=12]`: photos per second of the real indexer against what the
 * machine could do if all its cores did nothing but decode and infer.
 */
export async function main([model = 'clip-pocket-384', photos = '160', megapixels = '12']: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'rummage-indexer-'));
  try {
    await makePhotos(join(folder, 'photos'), Number(photos), Number(megapixels));
    const before = await coreSeconds(model, folder);
    const photosPerSecond = await indexAll(model, folder, Number(photos));
    const after = await coreSeconds(model, folder);

    const decode = (before.decode + after.decode) / 2;
    const infer = Math.min(before.infer, after.infer);
    const bound = availableParallelism() / (decode + infer);
    const result = { decodeMs: ms(decode), inferMs: ms(infer), settings: before.settings, bound: round(bound) };
    const shares = { photosPerSecond: round(photosPerSecond), ratio: round(photosPerSecond / bound) };
    console.log(JSON.stringify({ bench: 'indexer', model, megapixels: Number(megapixels), ...result, ...shares }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Each another photo, as a camera would save it. */
async function makePhotos(folder: string, count: number, megapixels: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const samples = (await readdir(sampleFolder())).filter((name) => name.endsWith('.jpg')).sort();
  const width = Math.round(Math.sqrt((megapixels * 1e6 * 4) / 3));
  const height = Math.round((width * 3) / 4);

  for (let i = 0; i < count; i++) {
    await sharp(join(sampleFolder(), samples[i % samples.length] as string))
      .resize(width, height, { fit: 'cover' })
      .modulate({ brightness: 1 - i / 2_000 })
      .jpeg({ quality: 88 })
      .toFile(join(folder, `${i}.jpg`));
  }
}

/** Core-seconds a photo takes: to decode with its thumbnail, and to infer in the best of batch {1, 8} × threads {1, 2}. */
async function coreSeconds(reference: string, folder: string) {
  const model = await openModel(reference, dataPaths(join(folder, 'measured')));
  const files = (await readdir(join(folder, 'photos'))).slice(0, 24).map((name) => join(folder, 'photos', name));

  const begin = process.cpuUsage();
  for (const file of files) await decodePhoto(await readPhoto(file), [model.pixels]);
  const { user, system } = process.cpuUsage(begin);
  const decode = (user + system) / 1e6 / files.length;

  const image = new Float32Array(3 * model.pixels.height * model.pixels.width).fill(0.1);
  let best = { infer: Infinity, settings: '' };
  for (const threads of [1, 2]) {
    const encoder = await loadImageEncoder(model, threads);
    for (const batch of [1, 8]) {
      const seconds = await secondsFor(() => encoder.encode(new Array<Float32Array>(batch).fill(image)));
      const infer = (seconds * threads) / batch;
      if (infer < best.infer) best = { infer, settings: `batch ${batch}, threads ${threads}` };
    }
    await encoder.dispose();
  }
  return { decode, ...best };
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

async function indexAll(model: string, folder: string, count: number): Promise<number> {
  const data = join(folder, 'data');
  const indexer = startIndexer(data, [join(folder, 'photos')], { RUMMAGE_MODEL: model });
  const db = openDatabase(dataPaths(data), 'computed');
  try {
    const untilIndexed = async (photos: number): Promise<{ at: number; indexed: number }> => {
      for (;;) {
        const { indexed } = countPhotos(db);
        if (indexed >= photos) return { at: performance.now(), indexed };
        await wait(10);
      }
    };
    const first = await untilIndexed(RUN_UP);
    const last = await untilIndexed(count);
    return (1_000 * (last.indexed - first.indexed)) / (last.at - first.at);
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
