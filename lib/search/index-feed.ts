import { basename, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Config } from '../config';
import { loadGraph } from '../index/graph';
import { LibraryIndex } from '../index/library-index';
import { readTableFile } from '../index/snapshot';
import { log } from '../log';
import type { DataPaths } from '../paths';
import { type Database, dataVersion } from '../store/database';
import { type Generation, newestGeneration } from '../store/generations';
import { changesSince, type PhotoChange } from '../store/photos';
import { newestTableSnapshot } from '../store/table-snapshots';
import { embeddingsBySeq, fromBlob } from '../store/vectors';

const BATCH = 2_000;

/** The model whose vectors are followed. */
export interface FedModel {
  /** Its number in the database; null while no indexer has run with it: then there is nothing to follow. */
  readonly id: number | null;
  readonly dimensions: number;
}

/** Keeps a {@link LibraryIndex} of one model's vectors in step with the database, which another process writes. */
export class IndexFeed {
  readonly index: LibraryIndex;
  readonly #db: Database;
  readonly #paths: DataPaths;
  readonly #model: FedModel;
  readonly #mode: Config['index'];
  #dataVersion = -1;
  #revision = 0;
  #generation = 0;

  constructor(db: Database, paths: DataPaths, model: FedModel, mode: Config['index']) {
    this.#db = db;
    this.#paths = paths;
    this.#model = model;
    this.#mode = mode;
    this.index = new LibraryIndex(model.dimensions, mode, (seqs) => embeddingsBySeq(db, seqs));
  }

  /** Every change up to this revision is in the index. */
  get revision(): number {
    return this.#revision;
  }

  /** Takes in whatever was committed since the last call; costs one pragma when nothing was. */
  async refresh(): Promise<void> {
    const version = dataVersion(this.#db);
    if (version === this.#dataVersion) return;

    const { id: modelId } = this.#model;
    if (modelId === null) return;
    if (this.#revision === 0) await this.#restore(modelId);
    await this.#applyChanges(modelId);
    if (this.#mode === 'hnsw') await this.#takeNewestGraph(modelId);
    this.#dataVersion = version;
  }

  /** Begins with the table as the indexer last wrote it, so that only what is newer is read from the database. */
  async #restore(modelId: number): Promise<void> {
    const snapshot = newestTableSnapshot(this.#db, modelId);
    if (snapshot === null || this.#mode === 'exact') return;

    try {
      await this.index.restore((table) =>
        readTableFile(join(this.#paths.graphs, basename(snapshot.file)), table, snapshot.checksum),
      );
      this.#revision = snapshot.revision;
    } catch (error) {
      log.warn({ err: error }, 'The snapshot of the vectors cannot be read; reading every vector from the database.');
    }
  }

  async #applyChanges(modelId: number): Promise<void> {
    for (;;) {
      const changes = changesSince(this.#db, modelId, this.#revision, BATCH);
      for (const change of changes) this.#apply(change);
      if (changes.length < BATCH) return;
      // While a model is being loaded beside the one in use, searches come in between.
      await breathe();
    }
  }

  #apply({ photoId, seq, embedding, backgroundMean, backgroundDeviation, revision }: PhotoChange): void {
    this.#revision = revision;
    if (seq === null || embedding === null) {
      this.index.remove(photoId);
      return;
    }
    this.index.put({
      photoId,
      seq,
      embedding: fromBlob(embedding),
      backgroundMean: backgroundMean ?? 0,
      backgroundDeviation: backgroundDeviation ?? 0,
    });
  }

  async #takeNewestGraph(modelId: number): Promise<void> {
    const generation = newestGeneration(this.#db, modelId);
    if (generation === null || generation.id === this.#generation) return;

    // Remembered even when it cannot be loaded: the scan answers, and the indexer publishes the next one.
    this.#generation = generation.id;
    const graph = await this.#load(generation);
    this.index.setGraph(graph === null ? null : { graph, lastSeq: generation.lastSeq });
  }

  async #load({ file, vectors, checksum }: Generation) {
    try {
      const { dimensions } = this.#model;
      return await loadGraph(join(this.#paths.graphs, basename(file)), { dimensions, vectors, checksum });
    } catch (error) {
      log.warn({ err: error }, 'The published graph cannot be loaded; searching by exact scan until the next one.');
      return null;
    }
  }
}
