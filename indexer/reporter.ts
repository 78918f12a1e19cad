import type { Database } from '#lib/store/database';
import { countPhotos } from '#lib/store/photos';
import { writeProgress } from '#lib/store/progress';
import type { Settled } from './pipeline';
import { Speed } from './speed';

/** How far a run has come. */
export interface IndexerProgress {
  /** Photos settled by this run, failed ones included. */
  readonly done: number;
  /** `done` and what still waits. */
  readonly total: number;
  readonly failed: number;
}

/** Counts what a run has done and tells it: to the database, for the app, and to whoever started the run. */
export class Reporter {
  readonly #db: Database;
  readonly #modelId: () => number;
  readonly #onProgress: ((progress: IndexerProgress) => void) | undefined;
  readonly #speed = new Speed();
  #indexed = 0;
  #failed = 0;
  #lastWritten = '';

  /** @param modelId tells the active model's number */
  constructor(db: Database, modelId: () => number, onProgress: ((progress: IndexerProgress) => void) | undefined) {
    this.#db = db;
    this.#modelId = modelId;
    this.#onProgress = onProgress;
  }

  get totals(): { readonly indexed: number; readonly failed: number } {
    return { indexed: this.#indexed, failed: this.#failed };
  }

  add({ indexed, failed, filled }: Settled): void {
    this.#indexed += indexed;
    this.#failed += failed;
    this.#speed.add(indexed + failed + filled, performance.now());
  }

  /** Tells how far the run has come; an idle run writes nothing. */
  report(): void {
    const { pending } = countPhotos(this.#db);
    const photosPerSecond = this.#speed.perSecond(performance.now());
    const secondsLeft = photosPerSecond > 0 && pending > 0 ? pending / photosPerSecond : null;

    const text = JSON.stringify([pending, photosPerSecond, secondsLeft]);
    if (text !== this.#lastWritten) writeProgress(this.#db, { modelId: this.#modelId(), photosPerSecond, secondsLeft });
    this.#lastWritten = text;

    const done = this.#indexed + this.#failed;
    this.#onProgress?.({ done, total: done + pending, failed: this.#failed });
  }
}
