import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isDiskFull } from '../disk-full';
import { RummageError } from '../errors';
import { realIfPossible } from '../folders/choose';
import type { DataPaths } from '../paths';
import { type BackupContent, storedDigest, writeBackupFile } from '../store/backup-file';
import { openDatabase } from '../store/database';
import { syncToDisk } from '../write-file';

/**
 * Writes what people said, and what tells their photos apart, into one file, while Rummage may be running. The file is
 * there whole or not at all; an earlier backup of that name is replaced.
 *
 * @param file absolute path
 * @throws RummageError `conflict` when the name is taken by anything but a backup, `bad-database`, `unavailable` when it
 *   cannot be written
 */
export async function backUpLibrary(paths: DataPaths, file: string): Promise<BackupContent> {
  refuseTaken(paths, file);
  const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`;

  try {
    await mkdir(dirname(file), { recursive: true });
    const content = writeFrom(paths, beside);
    await syncToDisk(beside);
    await rename(beside, file);
    await syncToDisk(dirname(file));
    return content;
  } catch (error) {
    throw toWriteError(error, basename(file));
  } finally {
    for (const left of [beside, `${beside}-journal`]) await rm(left, { force: true }).catch(() => undefined);
  }
}

function writeFrom(paths: DataPaths, file: string): BackupContent {
  const db = openDatabase(paths, 'computed');
  try {
    return writeBackupFile(db, file);
  } finally {
    db.close();
  }
}

/** Nothing that is not a backup is ever overwritten, the library itself least of all. */
function refuseTaken(paths: DataPaths, file: string): void {
  if (!existsSync(file)) return;

  const isOwn = [paths.database, paths.indexerLock, paths.migrationLock, paths.sidecarsLock].some(
    (own) => resolve(realIfPossible(own)) === resolve(realIfPossible(file)),
  );
  if (!isOwn && statSync(file).isFile() && storedDigest(file) !== null) return;

  const isFolder = statSync(file).isDirectory();
  throw new RummageError('conflict', `${basename(file)} is there already and is not a backup.`, {
    hint: isFolder
      ? `Name a file in that folder: ${join(file, 'rummage-backup.db')}.`
      : 'Choose another name; only an earlier backup is replaced.',
  });
}

function toWriteError(error: unknown, name: string): unknown {
  if (error instanceof RummageError) return error;

  const { message } = error as Error;
  const isFull = isDiskFull(error);
  return new RummageError(
    'unavailable',
    `${name} could not be written: ${isFull ? 'there is no space left' : message}.`,
    {
      hint: isFull
        ? 'Free some space there, or name a file on another drive.'
        : 'Check that the folder is there and may be written to.',
      cause: error,
    },
  );
}
