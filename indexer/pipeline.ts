import { join } from 'node:path';
import PQueue from 'p-queue';
import { relate } from '#lib/duplicates/relate';
import type { PixelRecipe } from '#lib/encoder/model-folder';
import { reachPoint } from '#lib/fault-points';
import type { Failure } from '#lib/nouns';
import type { Database } from '#lib/store/database';
import { filesOfPhoto } from '#lib/store/files';
import { findPhoto, type PhotoRow } from '#lib/store/photos';
import { hasVector } from '#lib/store/vectors';
import { thumbnailFile } from '#lib/thumbnails/thumbnails';
import { embedPhotos, type ReadyPhoto } from './compute';
import { DECODER_VERSION } from './decode';
import { DecodeProcesses } from './decode-processes';
import { describeDecodeError } from './failure';
import { BATCHES_AT_ONCE, type LiveModel } from './live-model';
import type { LiveModels } from './live-models';
import type { Measured } from './measured';
import type { PhotoQueue } from './queue';
import { SignalFlag } from './signal-flag';
import { statFile } from './stat-file';
import { storeBatch, storeFailure, storeFillFailure } from './store';

/** What one round of the pipeline settled. */
export interface Settled {
  /** Photos that became searchable. */
  readonly indexed: number;
  readonly failed: number;
  /** Photos indexed before that another model now covers. */
  readonly filled: number;
}

export interface PipelineParts {
  readonly db: Database;
  readonly models: LiveModels;
  readonly queue: PhotoQueue;
  /** Absolute path of the thumbnails folder. */
  readonly thumbnails: string;
  /** Photos decoded at once. */
  readonly concurrency: number;
  /** Awaited before photos are taken and before each batch is embedded: resolves when work may go on, or the signal aborted. */
  readonly mayGoOn: () => Promise<void>;
  /** Told what each stage did, and how long it took. */
  readonly onMeasured: (measured: Measured) => void;
  /** Told after each transaction what it settled. */
  readonly onStored: (settled: Settled) => void;
  /** Told whenever there is nothing left to do. */
  readonly onDry: () => void;
  readonly signal: AbortSignal;
}

/** Photos embedded between two transactions: what a crash can cost. */
const BATCH = 8;
/** A decoded photo waits at most this long for others to be embedded with, in milliseconds. */
const COMPANY_MS = 500;

/**
 * Takes waiting photos through decode → embed → store until the signal aborts. Decoding and embedding overlap, and so do
 * two batches; what is decoded but not yet stored is bounded by the look-ahead, and so is memory.
 */
export class Pipeline {
  readonly #parts: PipelineParts;
  readonly #decoding: PQueue;
  readonly #decoders = new DecodeProcesses();
  readonly #batches = new Set<Promise<void>>();
  readonly #lookAhead: number;
  readonly #ready: ReadyPhoto[] = [];
  readonly #news = new SignalFlag();
  readonly #whenDry: (() => void)[] = [];
  #company: NodeJS.Timeout | undefined;
  #isLonely = false;
  /** What keeps every photo from being embedded or stored; the run cannot go on. */
  #fault: { readonly error: unknown } | null = null;

  constructor(parts: PipelineParts) {
    this.#parts = parts;
    this.#decoding = new PQueue({ concurrency: parts.concurrency });
    this.#lookAhead = parts.concurrency + (BATCHES_AT_ONCE + 1) * BATCH;
    parts.signal.addEventListener('abort', () => this.#news.raise());
  }

  /** Photos may be waiting, or there is nothing more to come: look again. */
  wake(): void {
    this.#news.raise();
  }

  /** Resolves when everything that waits now, and can be had, has been stored. */
  drained(): Promise<void> {
    const drained = new Promise<void>((resolve) => this.#whenDry.push(resolve));
    this.#news.raise();
    return drained;
  }

  /** @throws what made a model useless for every photo, or keeps the database from being written */
  async run(): Promise<void> {
    try {
      await this.#work();
    } finally {
      // Photos half decoded wait for the next run; batches under way are stored.
      await this.#decoders.close();
      await this.#decoding.onIdle();
      await Promise.all(this.#batches);
      clearTimeout(this.#company);
    }
  }

  async #work(): Promise<void> {
    const { signal, queue, onDry, mayGoOn } = this.#parts;
    while (!signal.aborted) {
      await mayGoOn();
      if (signal.aborted) return;
      if (this.#fault !== null) throw this.#fault.error;
      this.#fill();
      if (this.#mayBegin()) {
        this.#begin(this.#ready.splice(0, BATCH));
        continue;
      }
      if (queue.underWay === 0) {
        for (const resolve of this.#whenDry.splice(0)) resolve();
        onDry();
      }
      await this.#news.wait();
    }
  }

  /** Whether to embed what is ready: when a batch is full, nothing more is being decoded, or it waited long enough. */
  #mayBegin(): boolean {
    if (this.#ready.length === 0 || this.#batches.size >= BATCHES_AT_ONCE) return false;
    if (this.#ready.length >= BATCH || this.#decoding.pending + this.#decoding.size === 0 || this.#isLonely)
      return true;

    this.#company ??= setTimeout(() => {
      this.#isLonely = true;
      this.#news.raise();
    }, COMPANY_MS);
    return false;
  }

  #begin(batch: readonly ReadyPhoto[]): void {
    clearTimeout(this.#company);
    this.#company = undefined;
    this.#isLonely = false;
    const ended = this.#parts.models
      .batch(() => this.#embedAndStore(batch))
      .catch((error: unknown) => void (this.#fault ??= { error }))
      .then(() => {
        this.#batches.delete(ended);
        this.#news.raise();
      });
    this.#batches.add(ended);
  }

  #fill(): void {
    const { queue } = this.#parts;
    const room = this.#lookAhead - queue.underWay;
    // Asking for a few at a time would repeat the same query for each photo.
    if (room < BATCH) return;
    for (const id of queue.take(room)) {
      this.#decoding
        .add(() => this.#decode(id))
        .catch((error: unknown) => {
          this.#fault ??= { error };
          this.#news.raise();
        });
    }
  }

  async #decode(id: number): Promise<void> {
    const { db, signal, mayGoOn } = this.#parts;
    // Those taken before a pause wait as well.
    await mayGoOn();
    const photo = findPhoto(db, id);
    const wanting = photo === null ? [] : this.#modelsWanting(photo);
    if (photo === null || wanting.length === 0 || signal.aborted) return this.#finish(id);

    const file = await this.#locate(id);
    if (file === null) return this.#setAside(photo);
    try {
      this.#ready.push(await this.#read(photo, file, wanting));
      reachPoint('decoded');
      this.#news.raise();
    } catch (error) {
      if (signal.aborted) return this.#finish(id);
      // A file that went away while it was read is not a broken one.
      if ((await statFile(file)) === null) this.#setAside(photo);
      else this.#fail(photo, wanting, describeDecodeError(error));
    }
  }

  /** The live models that need this photo: all of them while it waits, later those that have no vector of it. */
  #modelsWanting({ id, state }: PhotoRow): readonly LiveModel[] {
    const { db, models } = this.#parts;
    if (state === 'pending') return models.all;
    if (state !== 'indexed') return [];
    return models.all.filter((model) => !hasVector(db, id, model.id));
  }

  async #read({ id, contentId, state }: PhotoRow, file: string, wanting: readonly LiveModel[]): Promise<ReadyPhoto> {
    const recipes = wanting.map(({ model }) => model.pixels) as [PixelRecipe, ...PixelRecipe[]];
    const thumbnail = state === 'indexed' ? null : thumbnailFile(this.#parts.thumbnails, 320, contentId);
    const { facts, pixels, took } = await this.#decoders.decode({ file, recipes, thumbnail });

    this.#parts.onMeasured({ stage: 'read', photos: 1, ms: took.readMs, bytes: took.bytes });
    this.#parts.onMeasured({ stage: 'decode', photos: 1, ms: took.decodeMs, bytes: 0 });
    return { id, contentId, facts, pixels: new Map(wanting.map((model, i) => [model, pixels[i] as Uint8Array])) };
  }

  /** The absolute path of the photo's first file that is there; null when its drive went away, or it is being moved. */
  async #locate(id: number): Promise<string | null> {
    const files = filesOfPhoto(this.#parts.db, id).map(({ folderPath, path }) => join(folderPath, path));
    for (const file of files) if ((await statFile(file)) !== null) return file;

    return null;
  }

  async #embedAndStore(batch: readonly ReadyPhoto[]): Promise<void> {
    const { db, models, onStored } = this.#parts;
    const begin = performance.now();
    const { computed, failed } = await embedPhotos(batch, models);
    this.#measure('embed', batch.length, begin);
    reachPoint('embedded');

    const stored = performance.now();
    for (const photo of failed) storeFailure(db, photo, DECODER_VERSION);
    storeBatch(db, computed, DECODER_VERSION, (photo) => {
      const model = models.all.find(({ id }) => id === photo.modelId);
      model?.albums.fillWith(photo);
      if (model) relate(db, photo.photoId, model.id, model.typicalCosine);
    });
    this.#measure('store', batch.length, stored);
    for (const { id } of batch) this.#finish(id);
    const indexed = computed.filter(({ facts }) => facts !== null).length;
    onStored({ indexed, failed: failed.length, filled: computed.length - indexed });
  }

  #fail({ id, contentId }: PhotoRow, wanting: readonly LiveModel[], failure: Failure): void {
    const { db, models, onStored } = this.#parts;
    const photo = { id, contentId, failure };
    const isLost = wanting.includes(models.active);
    if (isLost) storeFailure(db, photo, DECODER_VERSION);
    else
      storeFillFailure(
        db,
        photo,
        wanting.map((model) => model.id),
        DECODER_VERSION,
      );
    this.#finish(id);
    onStored({ indexed: 0, failed: isLost ? 1 : 0, filled: isLost ? 0 : 1 });
  }

  /** @param begin when it began, as `performance.now()` has it */
  #measure(stage: Measured['stage'], photos: number, begin: number): void {
    this.#parts.onMeasured({ stage, photos, ms: performance.now() - begin, bytes: 0 });
  }

  #setAside({ id, state }: PhotoRow): void {
    this.#parts.queue.setAside(id, state === 'pending' ? 'pending' : 'indexed');
    this.#news.raise();
  }

  #finish(id: number): void {
    this.#parts.queue.done(id);
    this.#news.raise();
  }
}
