import { basename, join } from 'node:path';
import type { Config } from '../config';
import type { ModelIdentity } from '../encoder/identity';
import { loadGraph } from '../index/graph';
import { LibraryIndex } from '../index/library-index';
import { log } from '../log';
import type { DataPaths } from '../paths';
import { type Database, dataVersion } from '../store/database';
import { type Generation, newestGeneration } from '../store/generations';
import { findModel } from '../store/models';
import { changesSince, type PhotoChange } from '../store/photos';
import { fromBlob } from '../store/vectors';

const BATCH = 2_000;

/** Keeps a {@link LibraryIndex} in step with the database, which another process writes. */
export class IndexFeed {
  readonly index: LibraryIndex;
  readonly #db: Database;
  readonly #paths: DataPaths;
  readonly #model: ModelIdentity;
  #modelId: number | null = null;
  #dataVersion = -1;
  #revision = 0;
  #generation = 0;

  constructor(db: Database, paths: DataPaths, model: ModelIdentity, mode: Config['index']) {
    this.#db = db;
    this.#paths = paths;
    this.#model = model;
    this.index = new LibraryIndex(model.dimensions, mode);
  }

  /** The model's number in the database; null while the indexer has never run with it. */
  get modelId(): number | null {
    return (this.#modelId ??= findModel(this.#db, this.#model));
  }

  /** Takes in whatever was committed since the last call; costs one pragma when nothing was. */
  async refresh(): Promise<void> {
    const version = dataVersion(this.#db);
    if (version === this.#dataVersion) return;

    const { modelId } = this;
    if (modelId === null) return;
    this.#applyChanges(modelId);
    await this.#takeNewestGraph(modelId);
    this.#dataVersion = version;
  }

  #applyChanges(modelId: number): void {
    for (;;) {
      const changes = changesSince(this.#db, modelId, this.#revision, BATCH);
      for (const change of changes) this.#apply(change);
      if (changes.length < BATCH) return;
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
