import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Encoder } from '#lib/encoder/encoder';
import { type Model, openModel } from '#lib/encoder/model';
import { dot } from '#lib/encoder/normalise';
import { fillTemplates } from '#lib/encoder/prompts';

/** Five words each, no two alike, so that none is remembered. */
const SUBJECTS = ['dog', 'cat', 'boat', 'bird', 'child', 'horse', 'woman', 'man', 'car', 'tree'];
const PLACES = ['house', 'sea', 'road', 'hill', 'church', 'river'];
const QUERIES = SUBJECTS.flatMap((subject) => PLACES.map((place) => `${subject} near the old ${place}`));

/**
 * `npm run bench -- encoder [model]`: what a query costs beyond the bare session, whether padding changes a text's vector,
 * and whether the memory of a closed encoder returns. Nothing of the runtime is in this process while memory is measured.
 */
export async function main([reference = 'clip-pocket-384']: readonly string[]): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'rummage-bench-'));
  const place = reference.startsWith('.') ? resolve(reference) : reference;
  try {
    const model = await openModel(place, { models: join(data, 'models'), modelFacts: join(data, 'facts.json') });
    const memory = await measureMemory(model);
    const result = { ...memory, ...(await measureQueries(model)), ...(await measurePadding(model)) };
    console.log(JSON.stringify({ bench: 'encoder', model: model.name, dtype: model.dtype, ...result }));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** Memory of this process and the encoder's, before anything is loaded, with both towers used, and after closing. */
async function measureMemory(model: Model) {
  const encoder = new Encoder(model, { imageThreads: 2, textThreads: 1 });
  const image = new Float32Array(3 * model.pixels.height * model.pixels.width).fill(0.1);
  const before = await memoryAtRest();

  await encoder.query(QUERIES[0] as string);
  for (let i = 0; i < 3; i++) await encoder.images([image, image, image, image]);
  const loaded = await memoryAtRest();
  await encoder.close();
  const after = await memoryAtRest();

  return { rssBeforeMb: before, rssLoadedMb: loaded, rssAfterMb: after, rssAfterToBefore: round(after / before) };
}

/** Megabytes of this process and those it started. */
async function memoryAtRest(): Promise<number> {
  await wait(200);
  const rows = execFileSync('ps', ['-o', 'rss=,args=', '--ppid', `${process.pid}`], { encoding: 'utf8' }).split('\n');
  const encoders = rows
    .filter((row) => row.includes('encoder-worker.ts'))
    .map((row) => Number.parseInt(row, 10) * 1024);
  return Math.round(encoders.reduce((sum, bytes) => sum + bytes, process.memoryUsage.rss()) / 1e6);
}

/** The same words in turn through the encoder, and through a session of their own length with nothing around it. */
async function measureQueries(model: Model) {
  const { loadTokenizer } = await import('#lib/encoder/tokenizer');
  const { openSession } = await import('#lib/encoder/session');
  const { textTowerOf } = await import('#lib/encoder/text-tower');
  const { pad, unpadded } = await import('#lib/encoder/pad');
  const session = await openSession(model, 'text', { threads: 1, provider: 'cpu' });
  const tower = textTowerOf(model, session);
  const length = tower.fixedLength ?? model.text.maxTokens;
  const tokenizer = loadTokenizer(model, length);
  const encoder = new Encoder(model, { imageThreads: 2, textThreads: 1 });
  await encoder.warmText();

  const [whole, bare]: [number[], number[]] = [[], []];
  for (const query of QUERIES) {
    const inputs = fillTemplates(model.queryTemplates, query).map((prompt) => {
      const { ids } = tokenizer.tokens(prompt);
      return model.padding === 'fixed' ? pad(ids, length, tokenizer) : unpadded(ids);
    });
    bare.push(
      await timed(async () => {
        for (const input of inputs) await tower.run([input]);
      }),
    );
    whole.push(await timed(() => encoder.query(query)));
  }
  await encoder.close();
  await session.release();

  const [queryMs, bareMs] = [median(whole.slice(5)), median(bare.slice(5))];
  return {
    queries: whole.length - 5,
    queryMs: round(queryMs),
    bareMs: round(bareMs),
    queryToBare: round(queryMs / bareMs),
  };
}

/** The least cosine of texts with themselves, padded to the longest there is. */
async function measurePadding(model: Model) {
  const { loadTextEncoder } = await import('#lib/encoder/text-encoder');
  const [own, padded] = [
    await loadTextEncoder({ ...model, padding: 'own-length' }, 1),
    await loadTextEncoder({ ...model, padding: 'fixed' }, 1),
  ];
  const texts = QUERIES.slice(0, 20);
  const [alone, filled] = [await own.encode(texts), await padded.encode(texts)];
  await own.dispose();
  await padded.dispose();

  const cosines = alone.map((vector, i) => (vector && filled[i] ? dot(vector, filled[i]) : Number.NaN));
  return { padding: model.padding, leastPaddingCosine: Number(Math.min(...cosines).toFixed(6)) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
const round = (value: number) => Number(value.toFixed(3));
