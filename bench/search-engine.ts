/** One engine on one library, in a process of its own so that its memory can be told: `search-engine.ts <count> <engine>`. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { LibraryIndex } from '#lib/index/library-index';
import { nearestByCodes } from '#lib/index/nearest';
import { dataPaths } from '#lib/paths';
import { IndexFeed } from '#lib/search/index-feed';
import { openDatabase } from '#lib/store/database';
import { newestGeneration } from '#lib/store/generations';
import { newestTableSnapshot } from '#lib/store/table-snapshots';
import { embeddingsBySeq } from '#lib/store/vectors';
import { benchLibrary, DIMENSIONS, fileSize, filterOf, NEAREST, SELECTIVITIES, type Truth } from './search-library';
import { type EngineFigures, type EngineName, modeOf } from './search-report';

/** What the app asks for at a time. */
const PAGE = 100;

type Ask = (query: Float32Array, limit: number) => readonly { readonly photoId: number }[];

const count = Number(process.argv[2]);
const engine = process.argv[3] as EngineName;
const library = benchLibrary(count);
const paths = dataPaths(library.data);

warmUp();
const before = settledMemory();
const started = performance.now();
const db = openDatabase(paths, 'computed');
const feed = new IndexFeed(db, paths, { id: library.modelId, dimensions: DIMENSIONS }, modeOf(engine));
await feed.refresh();
const { index } = feed;
const ask = asked(index);
const [firstQuery] = library.queries.text as readonly [Float32Array];
const first = ask(firstQuery, NEAREST)[0]?.photoId === library.truth.text.all[0]?.[0];
const startMs = performance.now() - started;
for (const query of library.queries.image.slice(0, 20)) ask(query, PAGE);
const memory = settledMemory() - before;

const files = [newestTableSnapshot(db, library.modelId), newestGeneration(db, library.modelId)];
const [table, graph] = files.map((row) => (row === null ? null : join(paths.graphs, basename(row.file))));
const text = measure(library.queries.text, library.truth.text);
const image = measure(library.queries.image, library.truth.image);
const figures: EngineFigures = {
  engine,
  count,
  memory,
  snapshotBytes: (engine === 'exact' ? 0 : fileSize(table ?? '')) + (engine === 'hnsw' ? fileSize(graph ?? '') : 0),
  startMs,
  readMs: engine === 'exact' || !table ? null : timeOf(() => readFileSync(table)),
  startedRight: first,
  text,
  image,
  page: percentiles(library.queries.text.map((query) => timeOf(() => ask(query, PAGE)))),
  everyCosine: percentiles(library.queries.text.slice(0, 20).map((query) => timeOf(() => index.similarities(query)))),
  filtered: SELECTIVITIES.map((selectivity, i) => measureFiltered(selectivity, i)),
};
console.log(JSON.stringify(figures));
process.exit();

/** Takes the memory that every process does which reads vectors, so that what the index takes can be told. */
function warmUp(): void {
  const other = openDatabase(paths, 'computed');
  const seqs = Array.from({ length: 3_000 }, (_, i) => 1 + Math.floor((i * count) / 3_000));
  embeddingsBySeq(other, seqs);
  other.close();
}

function asked(searched: LibraryIndex): Ask {
  if (engine !== 'flat') return (query, limit) => searched.search(query, limit);

  return (query, limit) => {
    const {
      table,
      table: { codes },
    } = searched;
    if (codes === null) return searched.search(query, limit);
    return nearestByCodes({ table, codes, sketch: null, query, upTo: Infinity }, limit);
  };
}

function measure(queries: readonly Float32Array[], truth: Truth) {
  const times: number[] = [];
  let found = 0;
  for (const [i, query] of queries.entries()) {
    let answer: ReturnType<Ask> = [];
    times.push(timeOf(() => (answer = ask(query, NEAREST))));
    found += common(answer, truth.all[i] ?? []);
  }
  return { recall: found / (queries.length * NEAREST), ...percentiles(times) };
}

/** Under a filter, with text and image queries in turn; `short` counts the answers of another length than min(10, matches). */
function measureFiltered(selectivity: number, place: number) {
  const passes = filterOf(selectivity);
  const among: number[] = [];
  for (let photoId = 1; photoId <= count; photoId++) if (passes(photoId)) among.push(photoId);

  const times: number[] = [];
  let [found, expected, short] = [0, 0, 0];
  for (const kind of ['text', 'image'] as const) {
    for (const [i, query] of library.queries[kind].slice(0, 50).entries()) {
      const truth = library.truth[kind].filtered[place]?.[i] ?? [];
      let answer: ReturnType<Ask> = [];
      times.push(timeOf(() => (answer = index.search(query, NEAREST, among))));
      found += common(answer, truth);
      expected += truth.length;
      if (answer.length !== Math.min(NEAREST, among.length)) short++;
    }
  }
  return {
    selectivity,
    matches: among.length,
    recall: expected === 0 ? 1 : found / expected,
    short,
    ...percentiles(times),
  };
}

function common(answer: ReturnType<Ask>, truth: readonly number[]): number {
  return answer.filter(({ photoId }) => truth.includes(photoId)).length;
}

function timeOf(act: () => unknown): number {
  const began = performance.now();
  act();
  return performance.now() - began;
}

function percentiles(times: readonly number[]): { readonly p50: number; readonly p99: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

function settledMemory(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().rss;
}
