import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { RummageError } from '../errors';
import type { DataPaths } from '../paths';
import { MIGRATIONS } from './migrations';
import { acquireProcessLock } from './process-lock';

export type Database = SQLite.Database;

/** `typed` for what a person said (survives power loss at once), `computed` for what can be computed again. */
export type Durability = 'typed' | 'computed';

/** A long reader or a backup tool may hold the database this long, in milliseconds, before a write gives up. */
const BUSY_TIMEOUT_MS = 10_000;
const MIGRATION_WAIT_MS = 60_000;

/**
 * Opens the library's database, making or migrating it first if need be. Whichever process comes first migrates, under
 * a lock; an existing database is copied to `backups/` before its first migration step.
 *
 * @throws RummageError `bad-database` when it is not ours, damaged, or was written by a newer Rummage
 */
export function openDatabase(paths: DataPaths, durability: Durability): Database {
  makeDataFolder(paths);

  const db = openFile(paths.database);
  try {
    refuseNewer(db);
    if (schemaVersion(db) < MIGRATIONS.length) migrateUnderLock(db, paths);
    configure(db, durability);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** How many migration steps the database has taken; 0 for a new one. */
export function schemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

const statements = new WeakMap<Database, Map<string, SQLite.Statement>>();

/** Prepares `sql` once per database and hands the same statement out ever after. */
export function prepare<Parameters extends unknown[], Row = unknown>(
  db: Database,
  sql: string,
): SQLite.Statement<Parameters, Row> {
  let known = statements.get(db);
  if (known === undefined) statements.set(db, (known = new Map()));

  let statement = known.get(sql);
  if (statement === undefined) known.set(sql, (statement = db.prepare(sql)));
  return statement as unknown as SQLite.Statement<Parameters, Row>;
}

/** Runs `work` as one write transaction; it must not await. Nothing of it is kept if it throws. */
export function transact<Result>(db: Database, work: () => Result): Result {
  if (db.inTransaction) return work();

  // Immediate: a deferred transaction that reads before it writes fails at once when another process writes.
  return db.transaction(work).immediate();
}

/** A number that changes whenever another connection has committed; as cheap as reading a variable. */
export function dataVersion(db: Database): number {
  return db.pragma('data_version', { simple: true }) as number;
}

function makeDataFolder(paths: DataPaths): void {
  try {
    for (const folder of [paths.root, paths.backups, paths.graphs, paths.thumbnails]) {
      mkdirSync(folder, { recursive: true });
    }
  } catch (cause) {
    throw new RummageError('bad-database', 'The data folder cannot be made or written to.', {
      hint: 'Check its permissions and free space, or choose another with RUMMAGE_DATA.',
      cause,
    });
  }
}

function openFile(file: string): Database {
  const isNew = !existsSync(file);
  const db = new SQLite(file, { timeout: BUSY_TIMEOUT_MS });

  try {
    // Both only take effect in this order, before the first table: a 512-d float32 BLOB wastes half of every 4 KiB page.
    if (isNew) db.pragma('page_size = 16384');
    db.pragma('journal_mode = WAL');
  } catch (cause) {
    db.close();
    throw new RummageError('bad-database', 'rummage.db in the data folder is not a SQLite database, or is damaged.', {
      hint: 'Move it away to start afresh, or put back a copy from the backups folder beside it.',
      cause,
    });
  }
  return db;
}

function configure(db: Database, durability: Durability): void {
  db.pragma('foreign_keys = ON');
  db.pragma(`synchronous = ${durability === 'typed' ? 'FULL' : 'NORMAL'}`);
  db.pragma('cache_size = -65536');
}

function refuseNewer(db: Database): void {
  const version = schemaVersion(db);
  if (version <= MIGRATIONS.length) return;

  throw new RummageError(
    'bad-database',
    `The database has schema version ${version}; this Rummage knows versions up to ${MIGRATIONS.length}.`,
    { hint: 'It was written by a newer Rummage: update this one, or choose another data folder with RUMMAGE_DATA.' },
  );
}

function migrateUnderLock(db: Database, paths: DataPaths): void {
  const lock = acquireProcessLock(paths.migrationLock, 'A migration', MIGRATION_WAIT_MS);

  try {
    const version = schemaVersion(db);
    if (version > 0 && version < MIGRATIONS.length)
      backUp(db, join(paths.backups, `before-schema-${MIGRATIONS.length}-${Date.now()}.db`));
    for (let step = version; step < MIGRATIONS.length; step++) migrateStep(db, step);
  } finally {
    lock.release();
  }
}

function migrateStep(db: Database, step: number): void {
  transact(db, () => {
    db.exec(MIGRATIONS[step] ?? '');
    db.pragma(`user_version = ${step + 1}`);
  });
}

function backUp(db: Database, file: string): void {
  db.prepare('VACUUM INTO ?').run(file);
}
