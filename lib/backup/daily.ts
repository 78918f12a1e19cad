import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf } from '../days';
import type { DataPaths } from '../paths';
import { storedDigest } from '../store/backup-file';
import { backUpLibrary } from './backup';

/** Backups kept; each is as small as what people said. */
const KEPT = 10;

const DAILY = /^daily-\d{4}-\d{2}-\d{2}\.db$/;

const LEFT_OVER = /^(daily|restoring)-.*\.tmp(-journal|-wal|-shm)?$/;
const LEFT_OVER_AFTER_MS = 60 * 60_000;

/** What became of a day's backup. `nothing-said`: the library holds nothing a person would miss. */
export type DailyOutcome = 'made' | 'made-before' | 'unchanged' | 'nothing-said';

/**
 * Makes the day's backup in the backups folder, unless there is one, or nothing has changed since the last; then removes
 * all but the newest ten.
 *
 * @throws RummageError `unavailable` when it cannot be written; those made before are left as they are
 */
export async function backUpDaily(paths: DataPaths, now: Date = new Date()): Promise<DailyOutcome> {
  const name = `daily-${dayOf(now)}.db`;
  const file = join(paths.backups, name);
  if (existsSync(file)) return 'made-before';

  await removeLeftOver(paths);
  const [last] = await dailyBackups(paths);
  const { folders, albums, digest } = await backUpLibrary(paths, file);
  const isUnchanged = last !== undefined && storedDigest(join(paths.backups, last)) === digest;
  if (isUnchanged || folders + albums === 0) {
    await rm(file, { force: true });
    return isUnchanged ? 'unchanged' : 'nothing-said';
  }

  // The one just made stays, even where a clock that jumped back makes it the oldest by name.
  const others = (await dailyBackups(paths)).filter((other) => other !== name);
  for (const old of others.slice(KEPT - 1)) await rm(join(paths.backups, old), { force: true });
  return 'made';
}

/** What a killed backup or restore left half made. */
async function removeLeftOver(paths: DataPaths): Promise<void> {
  const names = existsSync(paths.backups) ? await readdir(paths.backups) : [];
  for (const name of names.filter((one) => LEFT_OVER.test(one))) {
    const file = join(paths.backups, name);
    const found = await stat(file).catch(() => null);
    // A younger one may be just being written.
    if (found !== null && Date.now() - found.mtimeMs > LEFT_OVER_AFTER_MS) await rm(file, { force: true });
  }
}

/** Base names of the daily backups, the newest first. */
async function dailyBackups(paths: DataPaths): Promise<string[]> {
  const names = existsSync(paths.backups) ? await readdir(paths.backups) : [];
  return names
    .filter((name) => DAILY.test(name))
    .sort()
    .reverse();
}
