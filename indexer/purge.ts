import { dayOf } from '#lib/days';
import { log } from '#lib/log';
import type { Database } from '#lib/store/database';
import { countGoneDays, forgettablePhotos, missingPhotos } from '#lib/store/trash';
import { forgetForGood } from '#lib/trash/forget';
import { Turns } from '#lib/turns';

/** Photos forgotten at once; the rest follow at once. */
const BATCH = 1_000;

export interface PurgeParts {
  readonly db: Database;
  /** Absolute path of the thumbnails folder. */
  readonly thumbnails: string;
  /** Folders settle in turns: a photo must not be forgotten while its file is being found. */
  readonly turns: Turns;
  readonly signal: AbortSignal;
}

/**
 * Forgets photos whose files are gone: by itself after thirty days on which their folder was looked through in vain, or when
 * a person says so. Photos in the trash whose files are there are never forgotten: the next walk would bring them back.
 */
export class Purge {
  readonly #parts: PurgeParts;
  readonly #looks = new Turns();

  constructor(parts: PurgeParts) {
    this.#parts = parts;
  }

  /** Counts today, and forgets what has been gone long enough; to be called after folders were walked. */
  look(now: Date = new Date()): Promise<void> {
    return this.#looks.take(async () => {
      const { db, signal } = this.#parts;
      const today = dayOf(now);
      if (signal.aborted) return;

      try {
        countGoneDays(db, today);
        const forgotten = await this.#forgetAll(() => forgettablePhotos(db, today, BATCH));
        if (forgotten > 0) log.info(`${forgotten} photos were forgotten: their files have been gone for thirty days.`);
      } catch (error) {
        log.error({ err: error }, 'Photos that are gone could not be forgotten; the next walk tries again.');
      }
    });
  }

  /** Forgets photos before their time: those named, or every missing one. */
  forget(photoIds: readonly number[] | 'all'): Promise<void> {
    return this.#looks.take(async () => {
      const { db, thumbnails, turns } = this.#parts;
      const meant = photoIds === 'all' ? missingPhotos(db) : photoIds;
      await turns.take(() => forgetForGood(db, thumbnails, meant));
    });
  }

  /** Resolves once nothing is being forgotten. */
  ended(): Promise<void> {
    return this.#looks.ended();
  }

  async #forgetAll(next: () => readonly number[]): Promise<number> {
    const { db, thumbnails, turns, signal } = this.#parts;
    let all = 0;
    while (!signal.aborted) {
      const forgotten = await turns.take(() => forgetForGood(db, thumbnails, next()));
      if (forgotten === 0) break;
      all += forgotten;
    }
    return all;
  }
}
