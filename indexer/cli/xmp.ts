import { join } from 'node:path';
import { SingleBar, Presets } from 'cli-progress';
import { RummageError } from '#lib/errors';
import { libraryDatabase, libraryPaths } from '#lib/library';
import { listFolders } from '#lib/store/folders';
import { skippedInWords } from '#lib/xmp/describe';
import { SKIP_REASONS } from '#lib/xmp/outcome';
import { everyPlace, placeMeant } from '#lib/xmp/places';
import { type WriteOrder, writeSidecars, type WriteTotals, type WriteWatcher } from '#lib/xmp/write-sidecars';
import { EXIT } from './exit-codes';
import { count, print, remark } from './print';
import { stopOnCtrlC } from './stop-on-ctrl-c';

/** What `rummage xmp write` is told. */
export interface XmpOptions {
  readonly all?: boolean;
  readonly dryRun?: boolean;
  readonly intoExisting?: boolean;
  readonly onlyMine?: boolean;
}

/**
 * `rummage xmp write`: prints each sidecar left alone, with the reason; in a dry run each that would be written, too.
 *
 * @param folders watched folders, by number or path, or directories in them
 * @param from absolute path of the folder relative paths are meant from
 * @returns the exit code; what is left alone is no failure of the run
 * @throws RummageError
 */
export async function writeXmp(folders: readonly string[], options: XmpOptions, from: string): Promise<number> {
  const order = toOrder(folders, options, from);
  const signal = stopOnCtrlC();
  const bar = process.stderr.isTTY ? new SingleBar({ hideCursor: true }, Presets.shades_classic) : null;

  let totals: WriteTotals;
  try {
    totals = await writeSidecars(libraryDatabase(), libraryPaths(), order, watcher(order, signal, bar));
  } finally {
    bar?.stop();
  }
  report(totals, order);
  return signal.aborted ? EXIT.interrupted : EXIT.ok;
}

function toOrder(
  folders: readonly string[],
  { all = false, dryRun = false, intoExisting = false, onlyMine = false }: XmpOptions,
  from: string,
): WriteOrder {
  if (all === folders.length > 0) {
    throw new RummageError('bad-request', '`rummage xmp write` expects folders, or `--all`, and not both.', {
      hint: 'It writes beside your photos, so that you say where.',
    });
  }
  const known = listFolders(libraryDatabase());
  const places = all ? everyPlace(known) : folders.map((folder) => placeMeant(known, folder, from));
  return { places, dryRun, intoExisting, onlyMine };
}

function watcher({ dryRun }: WriteOrder, signal: AbortSignal, bar: SingleBar | null): WriteWatcher {
  let isShown = false;
  return {
    signal,
    onOutcome(outcome, { folder, path }) {
      if (outcome.kind === 'skipped') print(`${join(folder.path, path)}\t${SKIP_REASONS[outcome.reason]}`);
      else if (dryRun && outcome.kind === 'written')
        print(`${join(folder.path, outcome.sidecar)}\twould be ${outcome.isNew ? 'made' : 'changed'}`);
    },
    onProgress(done, total) {
      if (total === 0) return;
      if (isShown) bar?.update(done);
      else bar?.start(total, done);
      isShown = true;
    },
  };
}

function report(totals: WriteTotals, { dryRun }: WriteOrder): void {
  const { written, unchanged, away } = totals;
  const verb = dryRun ? 'would be written' : 'written';
  remark(`${count(written, 'sidecar')} ${verb}, ${count(unchanged, 'photo')} with nothing to write.`);
  for (const line of skippedInWords(totals)) remark(`  left alone, ${line}`);
  for (const { path } of away) remark(`  ${path} cannot be reached now: nothing is written there.`);
  if (totals.skipped.foreign !== undefined) remark('`--into-existing` adds to sidecars of other programs as well.');
}
