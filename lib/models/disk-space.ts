import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDiskFull } from '../disk-full';
import { RummageError } from '../errors';
import { sizeOf } from './checksum';
import { describeBytes } from './describe-bytes';

/** Left free for the database and its photos, in bytes. */
const RESERVE = 100 * 1024 * 1024;

/** Bytes free where a folder is, or is going to be. */
export async function freeBytes(folder: string): Promise<number> {
  if ((await sizeOf(folder)) === null && dirname(folder) !== folder) return freeBytes(dirname(folder));

  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** @throws RummageError `unavailable` when what is missing does not fit */
export function requireSpace(missing: number, free: number): void {
  if (missing === 0 || missing + RESERVE <= free) return;

  throw new RummageError(
    'unavailable',
    `${describeBytes(missing)} are still to be fetched, and the disk of the data folder has ${describeBytes(free)} free.`,
    {
      hint: `Free ${describeBytes(missing + RESERVE - free)}, or move the data folder to another disk with RUMMAGE_DATA.`,
    },
  );
}

/** What the operating system says of a disk that takes no more, in words; any other error as it is. */
export function toDiskError(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (isDiskFull(error)) {
    return new RummageError('unavailable', 'The disk of the data folder became full before the model had come.', {
      hint: 'Free some space and start again: what has come is kept, and it goes on from there.',
      cause: error,
    });
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new RummageError('unavailable', 'The folder “models” in the data folder cannot be written to.', {
      hint: 'Correct its permissions, or choose another data folder with RUMMAGE_DATA.',
      cause: error,
    });
  }
  return error;
}
