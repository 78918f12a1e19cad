import { toErrorAnswer } from '#lib/errors';
import type { Database } from '#lib/store/database';
import { countUncovered } from '#lib/store/fills';
import { clearSwitchProgress, type SwitchProgress, writeSwitchProgress } from '#lib/store/model-switch';
import { countPhotos } from '#lib/store/photos';
import type { LiveModel } from './live-model';
import type { PhotoQueue } from './queue';
import { Speed } from './speed';

/** Counting what is left looks at every photo: not more often than this. */
const COUNT_EVERY_MS = 10_000;

/** Counts what the next model still has to embed, and tells the app how far it has come. */
export class SwitchReport {
  readonly #db: Database;
  readonly #queue: PhotoQueue;
  readonly #speed = new Speed();
  #left = 0;
  #countedAt = -Infinity;
  #lastWritten = '';

  constructor(db: Database, queue: PhotoQueue) {
    this.#db = db;
    this.#queue = queue;
  }

  /** Told how many photos were embedded. */
  noteFilled(photos: number): void {
    this.#left = Math.max(0, this.#left - photos);
    this.#speed.add(photos, performance.now());
  }

  /** Counts anew; @returns photos the model does not cover */
  count(next: LiveModel): number {
    this.#countedAt = performance.now();
    return (this.#left = countUncovered(this.#db, next.id));
  }

  /** @param isWaiting only photos that cannot be reached are left */
  write(next: LiveModel, isWaiting: boolean): void {
    const now = performance.now();
    const away = this.#queue.fillsAside;
    if (now - this.#countedAt > COUNT_EVERY_MS && this.#left > away) this.count(next);

    const left = Math.max(this.#left, away);
    const { indexed: total } = countPhotos(this.#db);
    const perSecond = this.#speed.perSecond(now);
    this.#write({
      reference: next.model.reference,
      state: isWaiting ? 'waiting' : 'filling',
      done: Math.max(0, total - left),
      total,
      away,
      secondsLeft: perSecond > 0 && left > away ? Math.round((left - away) / perSecond) : null,
      problem: null,
    });
  }

  writeFailure(reference: string, error: unknown): void {
    const { message, hint } = toErrorAnswer(error);
    const problem = { reason: message, remedy: hint };
    const { indexed: total } = countPhotos(this.#db);
    this.#write({ reference, state: 'failed', done: 0, total, away: 0, secondsLeft: null, problem });
  }

  /** There is no switch any more. */
  clear(): void {
    clearSwitchProgress(this.#db);
    this.#lastWritten = '';
  }

  #write(progress: SwitchProgress): void {
    const text = JSON.stringify(progress);
    if (text !== this.#lastWritten) writeSwitchProgress(this.#db, progress);
    this.#lastWritten = text;
  }
}
