import { availableParallelism } from 'node:os';
import { setImmediate as breathe } from 'node:timers/promises';
import type { DataPaths } from '#lib/paths';
import { type Database, transact } from '#lib/store/database';
import { dropTagBySeq, putTagBySeq } from '#lib/store/tags';
import { seqRange } from '#lib/store/vectors';
import type { Tagger } from '#lib/tags/tagger';
import { WorkerClient } from '#lib/worker-client';
import { compareRange, GONE, type RetagCalls, type RetagChanges, type RetagRange } from './retag-part';

/** `seq`s of one range: with 384 dimensions, some 8 MB of vectors. */
const RANGE = 5_000;
/** With no more vectors than this, a thread would take longer to start than to work. */
const NO_THREAD_UP_TO = 2_000;
/** Tags written in one transaction: some 10 ms during which other writers wait. */
const WRITES = 2_000;
const MOST_THREADS = 4;

export interface RetagOrder {
  readonly modelId: number;
  readonly tagger: Tagger;
  /** Of the matrix's tags, in order. */
  readonly tagIds: readonly number[];
  /** Only these vectors; all, where none are named. */
  readonly seqs?: readonly number[];
}

/** What a run of re-tagging came to. */
export interface Retagged {
  readonly photos: number;
  /** Tags that came, went, or have another score. */
  readonly changes: number;
  /** False when the signal ended it. */
  readonly isWhole: boolean;
  /** Milliseconds, summed over all threads; `write` is the time the database was written to. */
  readonly tookMs: { readonly products: number; readonly database: number; readonly write: number };
}

type Compare = (range: RetagRange) => Promise<RetagChanges>;

/**
 * Holds every stored vector of a model against its labels and writes what is another tag now, and only that. Photos may be
 * stored meanwhile; one that gets another vector is left as it is stored.
 */
export async function retag(
  db: Database,
  paths: DataPaths,
  order: RetagOrder,
  signal?: AbortSignal,
): Promise<Retagged> {
  const { modelId, tagger, tagIds, seqs } = order;
  const ranges = seqs?.map((seq) => ({ modelId, first: seq, last: seq })) ?? rangesOf(db, modelId);
  const spread = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  if (spread <= NO_THREAD_UP_TO) {
    return run(db, [async (range) => compareRange(db, tagger, tagIds, range)], ranges, signal);
  }

  const threads = Math.min(MOST_THREADS, Math.max(1, availableParallelism()), ranges.length);
  const workers = Array.from(
    { length: threads },
    () => new WorkerClient<RetagCalls>('indexer/retag-worker.ts', paths.root),
  );
  try {
    await Promise.all(workers.map((worker) => worker.call('prepare', { matrix: tagger.matrix, tagIds })));
    const compare = workers.map(
      (worker): Compare =>
        (range) =>
          worker.call('compare', range),
    );
    return await run(db, compare, ranges, signal);
  } finally {
    await Promise.all(workers.map((worker) => worker.close()));
  }
}

async function run(
  db: Database,
  compare: readonly Compare[],
  ranges: RetagRange[],
  signal?: AbortSignal,
): Promise<Retagged> {
  let [photos, changes, products, database, write] = [0, 0, 0, 0, 0];
  const work = async (one: Compare): Promise<void> => {
    for (let range = ranges.shift(); range !== undefined && signal?.aborted !== true; range = ranges.shift()) {
      const found = await one(range);
      photos += found.photos;
      changes += found.changes.length / 3;
      products += found.tookMs.products;
      database += found.tookMs.database;
      write += await writeChanges(db, found.changes);
    }
  };
  await Promise.all(compare.map(work));
  return { photos, changes, isWhole: signal?.aborted !== true, tookMs: { products, database, write } };
}

/** @returns milliseconds the database was written to */
async function writeChanges(db: Database, changes: Float64Array): Promise<number> {
  let took = 0;
  for (let from = 0; from < changes.length; from += 3 * WRITES) {
    const begun = performance.now();
    transact(db, () => {
      for (let i = from; i < Math.min(changes.length, from + 3 * WRITES); i += 3) {
        const [seq, tagId, score] = changes.subarray(i, i + 3) as unknown as [number, number, number];
        if (score === GONE) dropTagBySeq(db, seq, tagId);
        else putTagBySeq(db, seq, { tagId, score });
      }
    });
    took += performance.now() - begun;
    await breathe();
  }
  return took;
}

function rangesOf(db: Database, modelId: number): RetagRange[] {
  const range = seqRange(db, modelId);
  if (range === null) return [];
  const count = Math.ceil((range.last - range.first + 1) / RANGE);
  return Array.from({ length: count }, (_, i) => ({
    modelId,
    first: range.first + i * RANGE,
    last: Math.min(range.last, range.first + (i + 1) * RANGE - 1),
  }));
}
