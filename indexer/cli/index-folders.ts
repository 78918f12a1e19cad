import { resolve } from 'node:path';
import { libraryConfig, libraryDatabase, libraryPaths } from '#lib/library';
import { readIndexingSettings } from '#lib/store/indexing-settings';
import { isProcessLocked } from '#lib/store/process-lock';
import { listFailed } from '#lib/store/photos';
import { type IndexerTotals, runIndexer } from '../main';
import { EXIT } from './exit-codes';
import { followHandedOver } from './follow';
import { pathOfPhoto } from './photo-files';
import { count, print, remark } from './print';
import { makeProgressView } from './progress-view';
import { stopOnCtrlC } from './stop-on-ctrl-c';

/** Failures named one by one; `rummage failures` lists them all. */
const FAILURES_NAMED = 20;

/**
 * `rummage index`: indexes here, or asks the indexer that already runs on this data folder.
 *
 * @param once whether to end when everything is indexed
 * @param from absolute path of the folder relative ones are meant from
 * @returns the exit code; photos that cannot be read are reported and are no failure of the run
 * @throws RummageError, `conflict` among them when a run that is to end by itself is paused
 */
export async function indexFolders(folders: readonly string[], once: boolean, from: string): Promise<number> {
  const stop = stopOnCtrlC();
  const view = makeProgressView(process.stderr.isTTY);
  const run = {
    config: libraryConfig(),
    folders: folders.map((folder) => resolve(from, folder)),
    once,
    signal: stop,
    onProgress: view.show.bind(view),
  };

  remarkOnWaiting(once);
  let totals: IndexerTotals | null;
  try {
    totals = isProcessLocked(libraryPaths().indexerLock) ? await followHandedOver(run) : await runIndexer(run);
  } finally {
    view.end();
  }

  if (totals !== null) report(totals);
  return once && stop.aborted ? EXIT.interrupted : EXIT.ok;
}

/** A run nothing seems to come of says why; one that is to end by itself refuses instead, unless the wait is short. */
function remarkOnWaiting(once: boolean): void {
  const { paused, onlyIdle } = readIndexingSettings(libraryDatabase());
  if (paused && !once) remark('Indexing is paused: photos are found and wait. `npx rummage resume` lets it go on.');
  if (onlyIdle)
    remark('It waits while other programs use the machine; `npx rummage indexing --only-idle off` ends that.');
}

function report({ indexed, failed }: IndexerTotals): void {
  print(`${count(indexed, 'photo')} indexed, ${failed} failed`);
  if (failed === 0) return;

  const db = libraryDatabase();
  const photos = listFailed(db, { limit: FAILURES_NAMED, offset: 0 });
  for (const { id, reason, remedy } of photos) {
    print(`  ${pathOfPhoto(db, id) ?? `photo ${id}`}: ${reason} ${remedy}`);
  }
  if (failed > photos.length) print(`  … and ${failed - photos.length} more: \`rummage failures\` lists them all.`);
}
