import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ModelSpeed } from '../nouns';
import { embedQuery } from './embed-query';
import type { ModelFolder } from './model-folder';
import type { SessionSettings } from './session-options';
import type { Towers } from './towers';

/** Five words, of a length people type; a different first one each time, as if none had been asked before. */
const FIRST_WORDS = ['dog', 'cat', 'boat', 'bird', 'child', 'horse', 'woman', 'man', 'car', 'tree'];
const IMAGE_MS = 1_000;

/**
 * Measures what a model costs on this machine. For the memory to be right nothing of it may be loaded yet.
 *
 * @param batch images per inference
 */
export async function measureModel(
  towers: Towers,
  { pixels, queryTemplates }: ModelFolder,
  settings: SessionSettings,
  batch: number,
): Promise<ModelSpeed> {
  const empty = memoryInUse();
  const text = await towers.text();
  await text.encode(['cat']);
  const withText = memoryInUse();
  const query = await medianTime(
    FIRST_WORDS.map((word) => () => embedQuery(text, `${word} near the old house`, queryTemplates)),
  );

  const images = new Array<Float32Array>(batch).fill(new Float32Array(3 * pixels.height * pixels.width).fill(0.1));
  const before = memoryInUse();
  const image = await towers.image(settings);
  await image.encode(images);
  return {
    queryMs: query,
    imagesPerSecond: await imagesPerSecond(() => image.encode(images), batch),
    textMemory: Math.max(0, withText - empty),
    imageMemory: Math.max(0, memoryInUse() - before),
  };
}

async function imagesPerSecond(run: () => Promise<unknown>, batch: number): Promise<number> {
  let runs = 0;
  const begin = performance.now();
  do {
    await run();
    runs++;
  } while (performance.now() - begin < IMAGE_MS);
  return (1_000 * runs * batch) / (performance.now() - begin);
}

async function medianTime(runs: readonly (() => Promise<unknown>)[]): Promise<number> {
  const times: number[] = [];
  for (const run of runs) {
    const begin = performance.now();
    await run();
    times.push(performance.now() - begin);
  }
  return times.sort((a, b) => a - b)[times.length >> 1] as number;
}

/** Bytes this process takes, without what the next garbage collection would give back. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage.rss();
}
