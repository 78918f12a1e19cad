import { setTimeout as sleep } from 'node:timers/promises';
import { RummageError } from '#lib/errors';
import { handOver } from '#lib/folders/hand-over';
import { libraryDatabase, libraryPaths } from '#lib/library';
import { countPhotos } from '#lib/store/photos';
import { isProcessLocked } from '#lib/store/process-lock';
import { isRequestDone } from '#lib/store/requests';
import type { IndexerOptions, IndexerTotals } from '../main';
import { remark } from './print';

const LOOK_EVERY_MS = 250;

/** Photos whose drive went away wait for ever; when nothing has moved for this long, following has nothing to wait for. */
const PATIENCE_MS = 30_000;

/**
 * Gives a run to the indexer that already works on this data folder and, if it is to be done once, follows it through the
 * database.
 *
 * @returns what has changed meanwhile; null when nobody was to wait for it
 * @throws RummageError what is wrong with a folder, or `unavailable` when that indexer stops before it is done
 */
export async function followHandedOver({
  folders,
  once,
  signal,
  onProgress,
}: IndexerOptions): Promise<IndexerTotals | null> {
  const db = libraryDatabase();
  const before = countPhotos(db);
  const requests = handOver(db, folders);
  remark('An indexer runs on this data folder already; it has been asked to do this.');
  if (!once) return null;

  let most = 0;
  let last = '';
  let movedAt = Date.now();
  for (;;) {
    const { pending, indexed, failed } = countPhotos(db);
    const isWalking = requests.some((id) => !isRequestDone(db, id));
    const totals = { indexed: Math.max(0, indexed - before.indexed), failed: Math.max(0, failed - before.failed) };
    if (signal.aborted || (!isWalking && pending === 0)) return totals;

    most = Math.max(most, pending);
    onProgress?.({ done: most - pending, total: most, failed: totals.failed });
    requireRunning();

    const now = JSON.stringify([pending, indexed, failed]);
    if (now !== last || isWalking) movedAt = Date.now();
    last = now;
    if (Date.now() - movedAt > PATIENCE_MS) {
      remark(`${pending} photos still wait: their files cannot be reached now.`);
      return totals;
    }
    await sleep(LOOK_EVERY_MS);
  }
}

function requireRunning(): void {
  if (isProcessLocked(libraryPaths().indexerLock)) return;

  throw new RummageError('unavailable', 'The indexer that was doing this has stopped before it was done.', {
    hint: 'Run the command again: what is done is kept, and the rest is indexed here.',
  });
}
