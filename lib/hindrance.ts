import type { Failure } from './nouns';

export const FREE_SPACE: Failure = {
  reason: 'The disk of the data folder is full.',
  remedy: 'Free some space on it; indexing goes on by itself.',
};

export const MAKE_WRITABLE: Failure = {
  reason: 'The data folder cannot be written to.',
  remedy: 'Correct its permissions, or make its drive writable; indexing goes on by itself.',
};

const WAIT: Failure = {
  reason: 'Another program holds the database.',
  remedy: 'Let it finish, such as a backup, or end it; indexing goes on by itself.',
};

const CHECK_DRIVE: Failure = {
  reason: 'The disk of the data folder reports errors.',
  remedy: 'Check the drive; indexing goes on by itself as soon as it answers again.',
};

/** What the operating system or SQLite reports, and what it means; the first that fits counts. */
const KNOWN: readonly (readonly [RegExp, Failure])[] = [
  [/^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)$/, FREE_SPACE],
  [/^(EROFS|SQLITE_READONLY|SQLITE_CANTOPEN)/, MAKE_WRITABLE],
  [/^(SQLITE_BUSY|SQLITE_LOCKED)/, WAIT],
  [/^(EIO|SQLITE_IOERR)/, CHECK_DRIVE],
];

/**
 * What keeps Rummage from writing, in words, when that is what an error or one of its causes tells of: nothing is wrong
 * with what was being done, which can be done again once this has passed. Null for any other error.
 */
export function hindranceOf(error: unknown): Failure | null {
  if (!(error instanceof Error)) return null;

  const code = String((error as NodeJS.ErrnoException).code ?? '');
  return KNOWN.find(([pattern]) => pattern.test(code))?.[1] ?? hindranceOf(error.cause);
}
