import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Config } from '#lib/config';
import { reachPoint } from '#lib/fault-points';
import { log } from '#lib/log';
import type { DataPaths } from '#lib/paths';
import type { Database } from '#lib/store/database';
import {
  deleteOlderGenerations,
  type Generation,
  generationFiles,
  insertGeneration,
  newestGeneration,
} from '#lib/store/generations';
import { countVectors, countVectorsAfter } from '#lib/store/vectors';
import { WorkerClient } from '#lib/worker-client';
import type { PublishCalls } from './publish-calls';
import { publishTableIfDue } from './publish-table';

/** Vectors newer than the graph, which every search scans, before it is published again. */
const LONGEST_TAIL = 20_000;
/** When there is nothing else to do, a tail of this share of the graph is worth publishing. */
const IDLE_TAIL_SHARE = 0.1;
/** Photos stored between two looks at whether a long import has outgrown its graph. */
const LOOK_EVERY = 5_000;
/** Labels that stand for no photo, as a share of the graph, before it is built from nothing. */
const MOST_TOMBSTONES = 0.15;

/** What is known when it is decided whether to publish. */
export interface PublishState {
  /** Searchable photos with a vector. */
  readonly vectors: number;
  /** Of these, newer than the graph. */
  readonly tail: number;
  /** Points in the newest graph; null while there is none. */
  readonly graphed: number | null;
  readonly isIdle: boolean;
}

/**
 * Whether to leave the graph, append to it, or build it from nothing; only the mode `hnsw` has one. Pure: see the design,
 * decision 6.
 */
export function decidePublish(state: PublishState, mode: Config['index']): 'leave' | 'append' | 'rebuild' {
  const { vectors, tail, graphed, isIdle } = state;
  if (mode !== 'hnsw' || vectors === 0) return 'leave';
  if (graphed === null) return isIdle || vectors >= LONGEST_TAIL ? 'rebuild' : 'leave';

  const tombstones = graphed - (vectors - tail);
  if (tombstones > MOST_TOMBSTONES * graphed && isIdle) return 'rebuild';
  if (tail >= LONGEST_TAIL) return 'append';
  return isIdle && tail >= Math.max(1, IDLE_TAIL_SHARE * graphed) ? 'append' : 'leave';
}

/** Publishes the graph of one model when it is due. */
export class Publisher {
  readonly #db: Database;
  readonly #paths: DataPaths;
  readonly #model: { readonly id: number; readonly dimensions: number };
  readonly #mode: Config['index'];
  readonly #worker: WorkerClient<PublishCalls>;
  #underWay: Promise<void> | null = null;
  /** A graph found to be whole, with its file's size and time then; null before the first. */
  #verified: string | null = null;
  #isClosed = false;
  #storedSinceLook = 0;

  constructor(db: Database, paths: DataPaths, model: { id: number; dimensions: number }, mode: Config['index']) {
    this.#db = db;
    this.#paths = paths;
    this.#model = model;
    this.#mode = mode;
    this.#worker = new WorkerClient<PublishCalls>('indexer/publish-worker.ts', paths.root);
  }

  /** Publishes if due; @returns when done. One at a time: a call while one is under way waits for that one. */
  publishIfDue(isIdle: boolean): Promise<void> {
    return (this.#underWay ??= this.#publishIfDue(isIdle).finally(() => {
      this.#underWay = null;
    }));
  }

  /** Told of photos stored, so that the tail of a long import stays bounded. */
  noteStored(photos: number): void {
    this.#storedSinceLook += photos;
    if (this.#storedSinceLook < LOOK_EVERY) return;

    this.#storedSinceLook = 0;
    void this.publishIfDue(false);
  }

  /** Ends the thread; a graph being built is given up. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker.close();
    await this.#underWay;
  }

  async #publishIfDue(isIdle: boolean): Promise<void> {
    const newest = await this.#newestGeneration();
    const state = this.#readState(newest, isIdle);
    await this.#tryToWriteTable(state);
    const decision = decidePublish(state, this.#mode);
    if (this.#isClosed) return;
    // Nothing to build: the thread was only asked whether the graph is whole.
    if (decision === 'leave') return this.#worker.close();

    // It may be the base that is damaged; it is derived, so the next one starts from nothing.
    const bases = decision === 'append' ? [newest, null] : [null];
    for (const base of bases) if (await this.#tryToBuild(base)) return;
  }

  async #tryToWriteTable(state: PublishState): Promise<void> {
    if (this.#isClosed) return;

    try {
      const parts = { db: this.#db, paths: this.#paths, model: this.#model };
      if (!(await publishTableIfDue(parts, this.#worker, state, this.#mode))) return;
      await this.#removeStrayFiles();
      await this.#worker.close();
    } catch (error) {
      if (this.#isClosed) return;
      log.warn({ err: error }, 'The table of vectors could not be written; searches start from the one before.');
    }
  }

  /** The newest graph, unless its file was cleared away or is damaged: graphs are derived, and the next replaces it. */
  async #newestGeneration(): Promise<Generation | null> {
    const newest = newestGeneration(this.#db, this.#model.id);
    return newest !== null && (await this.#isWhole(newest)) ? newest : null;
  }

  /** Reads the whole file, so only once, and again when somebody has touched it. */
  async #isWhole({ id, file, checksum }: Generation): Promise<boolean> {
    const found = await stat(join(this.#paths.graphs, basename(file))).catch(() => null);
    if (found === null) return false;
    const seen = `${id} ${found.size} ${found.mtimeMs}`;
    if (seen === this.#verified) return true;

    // What cannot be read is damaged as well.
    const isWhole = await this.#worker.call('verify', { file, checksum }).catch(() => false);
    if (isWhole) this.#verified = seen;
    else if (!this.#isClosed)
      log.warn({ file }, 'The published graph is damaged; searches scan exactly until it is built anew.');
    return isWhole;
  }

  async #tryToBuild(base: Generation | null): Promise<boolean> {
    try {
      await this.#build(base);
      return true;
    } catch (error) {
      if (this.#isClosed) return true;
      log.warn({ err: error }, 'The graph could not be published; searches go on with the one before.');
      return false;
    }
  }

  #readState(newest: Generation | null, isIdle: boolean): PublishState {
    const vectors = countVectors(this.#db, this.#model.id);
    const tail = newest === null ? vectors : countVectorsAfter(this.#db, this.#model.id, newest.lastSeq);
    return { vectors, tail, graphed: newest?.vectors ?? null, isIdle };
  }

  async #build(base: Generation | null): Promise<void> {
    const { id: modelId, dimensions } = this.#model;
    const graph = await this.#worker.call('build', { modelId, dimensions, base });

    if (this.#isClosed) return;

    insertGeneration(this.#db, { ...graph, modelId });
    reachPoint('graph-stored');
    deleteOlderGenerations(this.#db, modelId);
    await this.#removeStrayFiles();
    // The thread's copy of the graph is as large as the graph: give it back.
    await this.#worker.close();
  }

  /** Files no row names: older graphs, and what a killed run left. */
  async #removeStrayFiles(): Promise<void> {
    const named = generationFiles(this.#db);
    for (const name of await readdir(this.#paths.graphs)) {
      if (!named.has(name)) await rm(join(this.#paths.graphs, basename(name)), { force: true });
    }
  }
}
