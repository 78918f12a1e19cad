import SQLite from 'better-sqlite3';
import { RummageError } from '../errors';

/** A lock one process holds on a file; the operating system lets go of it when the process ends, however it ends. */
export interface ProcessLock {
  release(): void;
}

/**
 * Takes the lock kept in `file`, waiting up to `waitMs` milliseconds. It is a SQLite write lock on a tiny database of
 * its own: a file lock of the operating system, so a crash cannot leave it behind, with the holder's process id inside.
 *
 * @param what who is asking, for the error: `the indexer`
 * @throws RummageError `locked`, naming the process that holds it
 */
export function acquireProcessLock(file: string, what: string, waitMs: number): ProcessLock {
  const db = new SQLite(file, { timeout: waitMs });

  try {
    db.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER NOT NULL)');
    db.transaction(() => {
      db.exec('DELETE FROM holder');
      db.prepare('INSERT INTO holder (pid) VALUES (?)').run(process.pid);
    }).immediate();
    db.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    const pid = isBusy(cause) ? readHolder(db) : null;
    db.close();
    if (!isBusy(cause)) throw cause;
    throw new RummageError(
      'locked',
      `${what} is already running for this data folder${pid ? ` (process ${pid})` : ''}.`,
      {
        hint: 'Use the one that runs, stop it first, or give this one another data folder with RUMMAGE_DATA.',
        cause,
      },
    );
  }

  return { release: () => void db.close() };
}

/** Whether another process, or another handle of this one, holds the lock in `file`. Takes nothing. */
export function isProcessLocked(file: string): boolean {
  const db = openExisting(file);
  if (db === null) return false;

  try {
    db.exec('BEGIN IMMEDIATE');
    db.exec('ROLLBACK');
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    db.close();
  }
}

function openExisting(file: string): SQLite.Database | null {
  try {
    return new SQLite(file, { fileMustExist: true, timeout: 0 });
  } catch {
    // No such file: nobody has ever held this lock.
    return null;
  }
}

function readHolder(db: SQLite.Database): number | null {
  try {
    const row = db.prepare<[], { pid: number }>('SELECT pid FROM holder').get();
    return row?.pid ?? null;
  } catch {
    // The holder is between its two statements; its number is a courtesy, not worth waiting for.
    return null;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
