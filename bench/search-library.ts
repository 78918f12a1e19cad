import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#lib/config';
import { dotFrom } from '#lib/index/float-rows';
import { type Candidate, TopCandidates } from '#lib/index/select-top';
import { dataPaths, projectRoot } from '#lib/paths';
import { activateModel } from '#lib/store/active-model';
import { type Database, openDatabase, transact } from '#lib/store/database';
import { insertFile } from '#lib/store/files';
import { addFolder } from '#lib/store/folders';
import { rememberModel } from '#lib/store/models';
import { insertPhoto, markIndexed } from '#lib/store/photos';
import { putVector, vectorsAfter } from '#lib/store/vectors';
import { SOME_FACTS } from '#lib/testing/library';
import { seededRandom } from '#lib/testing/vectors';
import { Publisher } from '../indexer/publish';
import { VectorMaker } from './make-vectors';

export const DIMENSIONS = 512;
export const NEAREST = 10;
/** Shares of the photos that a filter leaves. */
export const SELECTIVITIES = [0.0001, 0.001, 0.01, 0.1, 0.5] as const;
const QUERIES = 100;
const BATCH = 1_000;
const SEED = 1;

export type QueryKind = 'text' | 'image';

/** Nearest photos of each query, exactly: without a filter, and under each of the selectivities. */
export interface Truth {
  readonly all: readonly (readonly number[])[];
  readonly filtered: readonly (readonly (readonly number[])[])[];
}

export interface BenchLibrary {
  readonly data: string;
  readonly modelId: number;
  readonly queries: Readonly<Record<QueryKind, readonly Float32Array[]>>;
  readonly truth: Readonly<Record<QueryKind, Truth>>;
}

/** A library of `count` made-up photos with vectors; made once, then found again in bench/data/. */
export function benchLibrary(count: number): BenchLibrary {
  const folder = join(projectRoot(), 'bench', 'data', `search-${count}`);
  const done = join(folder, 'truth.json');
  if (!existsSync(done)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(done, JSON.stringify(make(folder, count)));
  }

  const kept = JSON.parse(readFileSync(done, 'utf8')) as Kept;
  const toVectors = (base64: string) => {
    const bytes = Buffer.from(base64, 'base64');
    const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    return Array.from({ length: values.length / DIMENSIONS }, (_, i) =>
      values.slice(i * DIMENSIONS, (i + 1) * DIMENSIONS),
    );
  };
  const queries = { text: toVectors(kept.queries.text), image: toVectors(kept.queries.image) };
  return { data: join(folder, 'data'), modelId: kept.modelId, queries, truth: kept.truth };
}

interface Kept {
  readonly modelId: number;
  readonly queries: Readonly<Record<QueryKind, string>>;
  readonly truth: BenchLibrary['truth'];
}

function make(folder: string, count: number): Kept {
  const db = openDatabase(dataPaths(join(folder, 'data')), 'computed');
  try {
    const modelId = rememberModel(db, {
      name: 'bench',
      revision: '1',
      dtype: 'fp32',
      preprocessing: 1,
      dimensions: DIMENSIONS,
    });
    activateModel(db, modelId);
    const maker = new VectorMaker(DIMENSIONS, SEED);
    const queries = {
      text: Array.from({ length: QUERIES }, () => maker.text()),
      image: Array.from({ length: QUERIES }, () => maker.image()),
    };
    fillLibrary(db, modelId, maker, count);
    return {
      modelId,
      queries: { text: toBase64(queries.text), image: toBase64(queries.image) },
      truth: findTruth(db, modelId, queries),
    };
  } finally {
    db.close();
  }
}

/** Adds so many made-up photos of images. */
export function fillLibrary(db: Database, modelId: number, maker: VectorMaker, count: number): void {
  const { id: folderId } = addFolder(db, '/bench');
  for (let first = 0; first < count; first += BATCH) {
    transact(db, () => {
      for (let i = first; i < Math.min(count, first + BATCH); i++) {
        const photoId = insertPhoto(db, `bench-${i}`);
        const file = { bytes: 1_000, mtimeUs: 1_600_000_000_000_000, inode: i + 1 };
        insertFile(db, { folderId, photoId, path: `${i}.jpg`, ...file });
        putVector(db, { photoId, modelId, embedding: maker.image(), backgroundMean: 0.2, backgroundDeviation: 0.02 });
        markIndexed(db, photoId, SOME_FACTS);
      }
    });
  }
}

/** The filter of a selectivity: the same photos every time. */
export function filterOf(selectivity: number): (photoId: number) => boolean {
  return (photoId) => seededRandom(photoId * 7_919)() < selectivity;
}

function findTruth(
  db: Database,
  modelId: number,
  queries: Readonly<Record<QueryKind, readonly Float32Array[]>>,
): BenchLibrary['truth'] {
  const filters = SELECTIVITIES.map(filterOf);
  const all = [...queries.text, ...queries.image].map((query) => ({
    query,
    tops: [undefined, ...filters].map(() => new TopCandidates(NEAREST)),
  }));

  let lastSeq = 0;
  for (;;) {
    const batch = vectorsAfter(db, modelId, lastSeq, BATCH);
    for (const { photoId, embedding } of batch) {
      const passes = [true, ...filters.map((passesFilter) => passesFilter(photoId))];
      for (const { query, tops } of all) {
        const candidate = { photoId, similarity: dotFrom(embedding, 0, query, DIMENSIONS) };
        for (const [i, top] of tops.entries()) if (passes[i]) top.offer(candidate);
      }
    }
    lastSeq = batch.at(-1)?.seq ?? lastSeq;
    if (batch.length < BATCH) break;
  }

  const ids = (candidates: readonly Candidate[]) => candidates.map(({ photoId }) => photoId);
  const found = all.map(({ tops }) => tops.map((top) => ids(top.sorted())));
  const truthOf = (some: typeof found): Truth => ({
    all: some.map(([whole]) => whole ?? []),
    filtered: SELECTIVITIES.map((_, i) => some.map((lists) => lists[i + 1] ?? [])),
  });
  return { text: truthOf(found.slice(0, QUERIES)), image: truthOf(found.slice(QUERIES)) };
}

/** Publishes what an index mode needs, as the indexer does, unless it was before; @returns how long that took, in seconds */
export async function publishOnce(library: BenchLibrary, mode: Config['index']): Promise<number> {
  const note = join(library.data, `published-${mode}.json`);
  if (!existsSync(note)) {
    const paths = dataPaths(library.data);
    const db = openDatabase(paths, 'computed');
    const publisher = new Publisher(db, paths, { id: library.modelId, dimensions: DIMENSIONS }, mode);
    const started = performance.now();
    await publisher.publishIfDue(true);
    const seconds = (performance.now() - started) / 1_000;
    await publisher.close();
    db.close();
    writeFileSync(note, JSON.stringify({ seconds }));
  }
  return (JSON.parse(readFileSync(note, 'utf8')) as { seconds: number }).seconds;
}

export function fileSize(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

function toBase64(vectors: readonly Float32Array[]): string {
  return Buffer.concat(
    vectors.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ).toString('base64');
}
