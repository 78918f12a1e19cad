import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { DEFAULT_MODEL } from '#lib/encoder/catalogue';
import { openModel } from '#lib/encoder/model';
import type { SearchAnswer } from '#lib/nouns';
import { dataPaths, projectRoot } from '#lib/paths';
import { activateModel } from '#lib/store/active-model';
import { openDatabase } from '#lib/store/database';
import { rememberModel } from '#lib/store/models';
import { Publisher } from '../indexer/publish';
import { VectorMaker } from './make-vectors';
import { kill, startWeb, untilAnswering } from './processes';
import { fillLibrary } from './search-library';

const PORT = 4392;
const BASE = `http://127.0.0.1:${PORT}`;
const NEAREST = 10;
const WARM_UP = 100;

/**
 * `npm run bench -- http [vectors=100000] [requests=500]`: what HTTP adds to a search that needs no encoder (photos like
 * one), beside a call that does nothing; how late the web process's main thread is meanwhile; and from start to first
 * correct answer. The app must have been built.
 */
export async function main([vectors = '100000', requests = '500']: readonly string[]): Promise<void> {
  const data = await library(Number(vectors));
  const folder = mkdtempSync(join(tmpdir(), 'rummage-http-'));
  const loop = join(folder, 'loop.json');
  const env = {
    NODE_OPTIONS: `--import ${pathToFileURL(join(projectRoot(), 'bench', 'loop-delay.mjs'))}`,
    RUMMAGE_BENCH_LOOP: loop,
  };

  const readMs = readSnapshot(data);
  const started = performance.now();
  const web = startWeb(data, PORT, env);
  try {
    await untilAnswering(BASE);
    const [first] = (await similar(1)).results;
    const firstAnswerMs = performance.now() - started;
    if (first === undefined) throw new Error('expected photos like the first one, got none');

    await timed(WARM_UP, Number(vectors));
    web.kill('SIGUSR2');
    const { search, inProcess, empty } = await timed(Number(requests), Number(vectors));
    rmSync(loop, { force: true });
    web.kill('SIGUSR2');
    while (!existsSync(loop)) await wait(20);

    const added = round((search.p50 - inProcess.p50) / empty.p50);
    const figures = { vectors: Number(vectors), searchMs: search, inProcessMs: inProcess, emptyMs: empty };
    const ratios = { addedToEmpty: added, p99ToP50: round(search.p99 / search.p50) };
    const start = { firstAnswerMs: Math.round(firstAnswerMs), readSnapshotMs: round(readMs) };
    const loopLateMs = JSON.parse(readFileSync(loop, 'utf8')) as object;
    console.log(JSON.stringify({ bench: 'http', ...figures, ...ratios, ...start, loopLateMs }));
  } finally {
    await kill(web, 'SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Searches and empty calls in turns, so that whatever else the machine does meets both. */
async function timed(count: number, photos: number) {
  const [search, inProcess, empty] = [[] as number[], [] as number[], [] as number[]];
  for (let i = 0; i < count; i++) {
    let from = performance.now();
    const { tookMs } = await similar(1 + ((i * 7_919) % photos));
    search.push(performance.now() - from);
    inProcess.push(tookMs);

    from = performance.now();
    // Answered by the same route handlers, after the same checks, with nothing to do.
    await (await fetch(`${BASE}/api/search`, { method: 'DELETE' })).arrayBuffer();
    empty.push(performance.now() - from);
  }
  return { search: percentiles(search), inProcess: percentiles(inProcess), empty: percentiles(empty) };
}

async function similar(photoId: number): Promise<SearchAnswer> {
  const response = await fetch(`${BASE}/api/photos/${photoId}/similar?limit=${NEAREST}`);
  const answer = (await response.json()) as SearchAnswer;
  if (answer.results?.length !== NEAREST) throw new Error(`expected ${NEAREST} photos, got ${JSON.stringify(answer)}`);
  return answer;
}

/** Made-up photos with vectors of the bundled model's dimensions, published; made once. */
async function library(count: number): Promise<string> {
  const folder = join(projectRoot(), 'bench', 'data', `http-${count}`);
  const data = join(folder, 'data');
  if (existsSync(join(folder, 'done'))) return data;

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  const paths = dataPaths(data);
  const model = await openModel(DEFAULT_MODEL, paths);
  const db = openDatabase(paths, 'computed');
  const modelId = rememberModel(db, model.identity, model.reference);
  activateModel(db, modelId);
  const { dimensions } = model.identity;
  fillLibrary(db, modelId, new VectorMaker(dimensions, 1), count);
  const publisher = new Publisher(db, paths, { id: modelId, dimensions }, 'auto');
  await publisher.publishIfDue(true);
  await publisher.close();
  db.close();
  mkdirSync(join(folder, 'done'));
  return data;
}

/** How long only reading the largest published file takes, in milliseconds. */
function readSnapshot(data: string): number {
  const { graphs } = dataPaths(data);
  const files = readdirSync(graphs).map((name) => join(graphs, name));
  const [largest] = files.sort((a, b) => statSync(b).size - statSync(a).size);
  if (largest === undefined) throw new Error('expected a published snapshot, found none');

  const started = performance.now();
  readFileSync(largest);
  return performance.now() - started;
}

function percentiles(times: number[]): { readonly p50: number; readonly p99: number } {
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0);
  return { p50: at(0.5), p99: at(0.99) };
}

const round = (value: number) => Number(value.toFixed(2));
