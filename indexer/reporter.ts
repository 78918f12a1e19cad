import type { Database } from '#lib/store/database';
import { countPhotos } from '#lib/store/photos';
import { type Progress, type WorkingState, writeProgress } from '#lib/store/progress';
import type { Measured } from './measured';
import type { Settled } from './pipeline';
import { Speed } from './speed';
import { StageClock } from './stage-clock';

/** How far a run has come. */
export interface IndexerProgress {
  /** Photos settled by this run, failed ones included. */
  readonly done: number;
  /** `done` and what still waits. */
  readonly total: number;
  readonly failed: number;
}

/** What a reporter asks others for. */
export interface ReporterParts {
  readonly db: Database;
  /** The active model's number. */
  readonly modelId: () => number;
  readonly state: () => WorkingState;
  readonly onProgress?: ((progress: IndexerProgress) => void) | undefined;
}

/** Counts what a run has done and tells it: to the database, for the app, and to whoever started the run. */
export class Reporter {
  readonly #parts: ReporterParts;
  readonly #speed = new Speed();
  readonly #stages = new StageClock();
  #indexed = 0;
  #failed = 0;
  #lastWritten = '';

  constructor(parts: ReporterParts) {
    this.#parts = parts;
  }

  get totals(): { readonly indexed: number; readonly failed: number } {
    return { indexed: this.#indexed, failed: this.#failed };
  }

  add({ indexed, failed, filled }: Settled): void {
    this.#indexed += indexed;
    this.#failed += failed;
    this.#speed.add(indexed + failed + filled, performance.now());
  }

  addMeasured(measured: Measured): void {
    this.#stages.add(measured, performance.now());
  }

  /** Tells how far the run has come; an idle run writes nothing. */
  report(): void {
    const { db, onProgress } = this.#parts;
    const { pending } = countPhotos(db);
    const progress = this.#progress(pending);

    const text = JSON.stringify([pending, progress]);
    if (text !== this.#lastWritten) writeProgress(db, progress);
    this.#lastWritten = text;

    const done = this.#indexed + this.#failed;
    onProgress?.({ done, total: done + pending, failed: this.#failed });
  }

  #progress(pending: number): Progress {
    const now = performance.now();
    const photosPerSecond = this.#speed.perSecond(now);
    return {
      modelId: this.#parts.modelId(),
      state: this.#parts.state(),
      photosPerSecond,
      secondsLeft: photosPerSecond > 0 && pending > 0 ? pending / photosPerSecond : null,
      bytesRead: this.#stages.bytesRead,
      bytesPerSecond: this.#stages.bytesPerSecond(now),
      stages: this.#stages.times(now),
    };
  }
}
