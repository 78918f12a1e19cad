import { setTimeout as sleep } from 'node:timers/promises';
import { RummageError } from '#lib/errors';
import { handOver } from '#lib/folders/hand-over';
import { refuseHeld } from '#lib/indexing/refuse-held';
import { libraryDatabase, libraryPaths } from '#lib/library';
import type { PhotoCounts } from '#lib/nouns';
import { countPhotos } from '#lib/store/photos';
import { readIndexingSettings } from '#lib/store/indexing-settings';
import { isProcessLocked } from '#lib/store/process-lock';
import { isRequestDone } from '#lib/store/requests';
import type { IndexerOptions, IndexerTotals } from '../main';
import { count, remark } from './print';

const LOOK_EVERY_MS = 250;

/** Photos whose drive went away wait for ever; when nothing has moved for this long, following has nothing to wait for. */
const PATIENCE_MS = 30_000;

/**
 * Gives a run to the indexer that already works on this data folder and, if it is to be done once, follows it through the
 * database.
 *
 * @returns what has changed meanwhile; null when nobody was to wait for it
 * @throws RummageError what is wrong with a folder, `unavailable` when that indexer stops before it is done, or `conflict`
 *   when it is held up
 */
export async function followHandedOver(options: IndexerOptions): Promise<IndexerTotals | null> {
  const db = libraryDatabase();
  if (options.once) refuseHeld(readIndexingSettings(db));
  const before = countPhotos(db);
  const requests = handOver(db, options.folders);
  remark('An indexer runs on this data folder already; it has been asked to do this.');

  return options.once ? follow(requests, before, options) : null;
}

async function follow(
  requests: readonly number[],
  before: PhotoCounts,
  { signal, onProgress }: IndexerOptions,
): Promise<IndexerTotals> {
  const db = libraryDatabase();
  const stillness = new Stillness();
  let most = 0;

  for (;;) {
    const now = countPhotos(db);
    const isWalking = requests.some((id) => !isRequestDone(db, id));
    const totals = gained(before, now);
    if (signal.aborted || (!isWalking && now.pending === 0)) return totals;

    most = Math.max(most, now.pending);
    onProgress?.({ done: most - now.pending, total: most, failed: totals.failed });
    requireRunning();
    refuseHeld(readIndexingSettings(db));
    if (stillness.look(now, isWalking) > PATIENCE_MS) {
      remark(`${count(now.pending, 'photo')} cannot be reached now, and will be indexed later.`);
      return totals;
    }
    await sleep(LOOK_EVERY_MS);
  }
}

function gained(before: PhotoCounts, now: PhotoCounts): IndexerTotals {
  return { indexed: Math.max(0, now.indexed - before.indexed), failed: Math.max(0, now.failed - before.failed) };
}

/** For how long nothing has moved. */
class Stillness {
  #last = '';
  #since = performance.now();

  look(now: PhotoCounts, isWalking: boolean): number {
    const text = JSON.stringify(now);
    if (isWalking || text !== this.#last) this.#since = performance.now();
    this.#last = text;
    return performance.now() - this.#since;
  }
}

function requireRunning(): void {
  if (isProcessLocked(libraryPaths().indexerLock)) return;

  throw new RummageError('unavailable', 'The indexer that was doing this has stopped before it was done.', {
    hint: 'Run the command again: what is done is kept, and the rest is indexed here.',
  });
}
