import { join } from 'node:path';
import PQueue from 'p-queue';
import type { PixelRecipe } from '#lib/encoder/model-folder';
import { log } from '#lib/log';
import type { Failure } from '#lib/nouns';
import type { Database } from '#lib/store/database';
import { filesOfPhoto } from '#lib/store/files';
import { findPhoto } from '#lib/store/photos';
import { thumbnailFile } from '#lib/thumbnails/thumbnails';
import { writeWhole } from '#lib/write-file';
import { DECODER_VERSION, type DecodedPhoto, decodePhoto } from './decode';
import { EMBED_BATCH, embedBatch, type Embedder } from './embed';
import { describeDecodeError } from './failure';
import type { PhotoQueue } from './queue';
import { SignalFlag } from './signal-flag';
import { statFile } from './stat-file';
import { type ComputedPhoto, storeBatch, storeFailure } from './store';

/** A photo whose pixels are in memory. */
interface ReadyPhoto extends DecodedPhoto {
  readonly id: number;
  readonly contentId: string;
}

export interface PipelineParts {
  readonly db: Database;
  readonly modelId: number;
  readonly queue: PhotoQueue;
  readonly embedder: Embedder;
  readonly recipe: PixelRecipe;
  /** Absolute path of the thumbnails folder. */
  readonly thumbnails: string;
  /** Photos decoded at once. */
  readonly concurrency: number;
  /** Tags a photo from its embedding. */
  readonly tag: (embedding: Float32Array) => Pick<ComputedPhoto, 'background' | 'tags'>;
  /** Runs inside the transaction that stores the photo. */
  readonly alongside: (photo: ComputedPhoto) => void;
  /** Told after each transaction how many photos it settled. */
  readonly onStored: (indexed: number, failed: number) => void;
  /** Told whenever there is nothing left to do. */
  readonly onDry: () => void;
  readonly signal: AbortSignal;
}

/**
 * Takes waiting photos through decode → embed → store until the signal aborts. Decoding and embedding overlap; what is
 * decoded but not yet embedded is bounded by the look-ahead, and so is memory.
 */
export class Pipeline {
  readonly #parts: PipelineParts;
  readonly #decoding: PQueue;
  readonly #lookAhead: number;
  readonly #ready: ReadyPhoto[] = [];
  readonly #news = new SignalFlag();
  readonly #whenDry: (() => void)[] = [];

  constructor(parts: PipelineParts) {
    this.#parts = parts;
    this.#decoding = new PQueue({ concurrency: parts.concurrency });
    this.#lookAhead = parts.concurrency + 2 * EMBED_BATCH;
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

  async run(): Promise<void> {
    const { signal, queue, onDry } = this.#parts;
    while (!signal.aborted) {
      this.#fill();
      if (this.#ready.length > 0) {
        await this.#embedAndStore(this.#ready.splice(0, EMBED_BATCH));
        continue;
      }
      if (queue.underWay === 0) {
        for (const resolve of this.#whenDry.splice(0)) resolve();
        onDry();
      }
      await this.#news.wait();
    }
    await this.#decoding.onIdle();
  }

  #fill(): void {
    const { queue } = this.#parts;
    const room = this.#lookAhead - queue.underWay;
    // Asking for a few at a time would repeat the same query for each photo.
    if (room < EMBED_BATCH) return;
    for (const id of queue.take(room)) void this.#decoding.add(() => this.#decode(id));
  }

  async #decode(id: number): Promise<void> {
    const { db, recipe, thumbnails, signal } = this.#parts;
    const photo = findPhoto(db, id);
    if (photo?.state !== 'pending' || signal.aborted) return this.#finish(id);

    const file = await this.#locate(id);
    if (file === null) return this.#setAside(id);
    try {
      const decoded = await decodePhoto(file, recipe);
      await keepThumbnail(thumbnailFile(thumbnails, 320, photo.contentId), decoded.thumbnail);
      this.#ready.push({ ...decoded, id, contentId: photo.contentId });
      this.#news.raise();
    } catch (error) {
      // A file that went away while it was read is not a broken one.
      if ((await statFile(file)) === null) this.#setAside(id);
      else this.#fail(id, photo.contentId, describeDecodeError(error));
    }
  }

  /** The absolute path of the photo's first file that is there; null when its drive went away, or it is being moved. */
  async #locate(id: number): Promise<string | null> {
    const files = filesOfPhoto(this.#parts.db, id).map(({ folderPath, path }) => join(folderPath, path));
    for (const file of files) if ((await statFile(file)) !== null) return file;

    return null;
  }

  async #embedAndStore(batch: readonly ReadyPhoto[]): Promise<void> {
    const { db, modelId, embedder, tag, alongside, onStored } = this.#parts;
    const embeddings = await embedBatch(
      embedder,
      batch.map(({ pixelValues }) => pixelValues),
    );

    const computed: ComputedPhoto[] = [];
    for (const [i, { id, contentId, facts }] of batch.entries()) {
      const embedding = embeddings[i];
      if (embedding instanceof Float32Array) computed.push({ id, contentId, facts, embedding, ...tag(embedding) });
      else if (embedding) this.#fail(id, contentId, embedding.failure);
    }
    storeBatch(db, modelId, computed, alongside);
    for (const { id } of computed) this.#finish(id);
    onStored(computed.length, 0);
  }

  #fail(id: number, contentId: string, failure: Failure): void {
    storeFailure(this.#parts.db, { id, contentId, failure }, DECODER_VERSION);
    this.#finish(id);
    this.#parts.onStored(0, 1);
  }

  #setAside(id: number): void {
    this.#parts.queue.setAside(id);
    this.#news.raise();
  }

  #finish(id: number): void {
    this.#parts.queue.done(id);
    this.#news.raise();
  }
}

/** A thumbnail that cannot be kept is no fault of the photo, and is made again when it is first looked at. */
async function keepThumbnail(file: string, thumbnail: Uint8Array): Promise<void> {
  try {
    await writeWhole(file, thumbnail);
  } catch (error) {
    log.warn({ err: error }, 'A thumbnail could not be kept.');
  }
}
