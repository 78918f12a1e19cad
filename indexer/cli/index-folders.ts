import { resolve } from 'node:path';
import { libraryConfig, libraryDatabase, libraryPaths } from '#lib/library';
import { isProcessLocked } from '#lib/store/process-lock';
import { listFailed } from '#lib/store/photos';
import { type IndexerTotals, runIndexer } from '../main';
import { EXIT } from './exit-codes';
import { followHandedOver } from './follow';
import { pathOfPhoto } from './photo-files';
import { count, print } from './print';
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
 * @throws RummageError
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

  let totals: IndexerTotals | null;
  try {
    totals = isProcessLocked(libraryPaths().indexerLock) ? await followHandedOver(run) : await runIndexer(run);
  } finally {
    view.end();
  }

  if (totals !== null) report(totals);
  return once && stop.aborted ? EXIT.interrupted : EXIT.ok;
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
