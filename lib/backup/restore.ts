import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { isDiskFull } from '../disk-full';
import { RummageError } from '../errors';
import { realIfPossible } from '../folders/choose';
import type { DataPaths } from '../paths';
import { proveBackupFile } from '../store/backup-file';
import { mergeBackup, type Restored } from '../store/backup-merge';
import { copyDatabase, openDatabase } from '../store/database';
import { inspectDatabase } from '../store/health';
import { takeIndexerLock } from '../store/indexer-lock';
import { isProcessLocked } from '../store/process-lock';
import { syncToDisk } from '../write-file';

/** What a restore did. */
export interface RestoreReport {
  readonly restored: Restored;
  /** Base name in the backups folder of what was there before; null when there was nothing. */
  readonly kept: string | null;
  /** The database was gone or damaged, and a new one stands in its place: programs that hold the old one must restart. */
  readonly isNewDatabase: boolean;
  /** An indexer runs and has been asked to carry on from here. */
  readonly indexerRuns: boolean;
}

/**
 * Puts back what a backup holds, keeping a copy of what is there in the backups folder first. A sound library takes it in
 * while Rummage runs; a lost or damaged one is made anew, for which the indexer must have stopped.
 *
 * @param file absolute path of a backup, or of a copy of a whole database
 * @throws RummageError `not-found`, `bad-database` when it is no sound backup this version understands, `locked`,
 *   `unavailable` when there is no room for the copies; nothing is changed then
 */
export async function restoreLibrary(paths: DataPaths, file: string): Promise<RestoreReport> {
  await refuseNotAFile(paths, file);
  await mkdir(paths.backups, { recursive: true });
  const copy = join(paths.backups, `restoring-${randomBytes(6).toString('hex')}.tmp`);

  try {
    await copyWithLog(file, copy);
    proveBackupFile(copy, basename(file));
    return isSound(paths) ? await takeIn(paths, copy) : await startAnew(paths, copy);
  } catch (error) {
    throw toRestoreError(error);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${copy}${end}`, { force: true });
  }
}

async function takeIn(paths: DataPaths, copy: string): Promise<RestoreReport> {
  const kept = `before-restore-${timestamp()}.db`;
  const db = openDatabase(paths, 'typed');
  try {
    copyDatabase(db, join(paths.backups, kept));
    await syncToDisk(join(paths.backups, kept));
    const restored = mergeBackup(db, copy, overlaps);
    return { restored, kept, isNewDatabase: false, indexerRuns: isProcessLocked(paths.indexerLock) };
  } catch (error) {
    // Half a copy is none; a whole one is worth keeping even though nothing was changed.
    if (isDiskFull(error)) await rm(join(paths.backups, kept), { force: true });
    throw error;
  } finally {
    db.close();
  }
}

async function startAnew(paths: DataPaths, copy: string): Promise<RestoreReport> {
  const lock = takeIndexerLock(
    paths,
    (other) => `The database is gone or damaged, and ${lowerFirst(other)}`,
    'Stop Rummage, restore again, and then start it.',
  );
  try {
    const kept = await moveAway(paths);
    const db = openDatabase(paths, 'typed');
    try {
      return { restored: mergeBackup(db, copy, overlaps), kept, isNewDatabase: true, indexerRuns: false };
    } finally {
      db.close();
    }
  } finally {
    lock.release();
  }
}

/** Even a damaged database may hold something worth having. @returns where it is now, in the backups folder */
async function moveAway(paths: DataPaths): Promise<string | null> {
  const name = `damaged-${timestamp()}.db`;
  let moved: string | null = null;
  for (const end of ['-wal', '-shm', '']) {
    try {
      await rename(`${paths.database}${end}`, join(paths.backups, `${name}${end}`));
      moved = name;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return moved;
}

/** Whether there is a database that can be read; one from a newer Rummage can, and is refused when it is opened. */
function isSound(paths: DataPaths): boolean {
  try {
    return inspectDatabase(paths.database)?.damage === null;
  } catch (error) {
    if (/^SQLITE_(NOTADB|CORRUPT)/.test((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

async function refuseNotAFile(paths: DataPaths, file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found === null) {
    throw new RummageError('not-found', `There is no file ${basename(file)}.`, {
      hint: 'Check the spelling, and that its drive is connected.',
    });
  }
  if (!found.isFile()) {
    throw new RummageError('bad-request', `${basename(file)} is not a file.`, { hint: 'Name the backup itself.' });
  }
  if (realIfPossible(file) === realIfPossible(paths.database)) {
    throw new RummageError('bad-request', 'That is the library’s own database, not a backup of it.', {
      hint: 'Name a file made by `rummage backup`, or one of the backups folder.',
    });
  }
}

/** With the log that lies beside a database that was not closed: it holds what was written last. */
async function copyWithLog(file: string, copy: string): Promise<void> {
  await copyFile(file, copy);
  await copyFile(`${file}-wal`, `${copy}-wal`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

function toRestoreError(error: unknown): unknown {
  if (error instanceof RummageError || !isDiskFull(error)) return error;

  return new RummageError('unavailable', 'There is no room for a copy of what is there now; nothing was restored.', {
    hint: 'Free some space in the data folder, then restore again.',
    cause: error,
  });
}

function overlaps(a: string, b: string): boolean {
  return (
    `${resolve(a)}${sep}`.startsWith(`${resolve(b)}${sep}`) || `${resolve(b)}${sep}`.startsWith(`${resolve(a)}${sep}`)
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `2026-11-21T09-40-00-123`: sorts by time, and every file system takes it. */
function timestamp(): string {
  return new Date().toISOString().replace(/[:.]/g, '-').replace('Z', '');
}
