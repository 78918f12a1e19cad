import { mkdirSync } from 'node:fs';
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
 * @param migrations the steps that make today's schema
 * @throws RummageError `bad-database` when it is not ours, damaged, or was written by a newer Rummage
 */
export function openDatabase(paths: DataPaths, durability: Durability, migrations = MIGRATIONS): Database {
  makeDataFolder(paths);

  const db = connect(paths.database);
  try {
    prepareFile(db);
    refuseNewer(db, migrations);
    if (schemaVersion(db) < migrations.length) migrateUnderLock(db, paths, migrations);
    configure(db, durability);
  } catch (error) {
    db.close();
    throw toDatabaseError(error);
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

/** A number that grows with every row this connection has changed; what {@link dataVersion} does not tell. */
export function ownChanges(db: Database): number {
  return prepare<[], { n: number }>(db, 'SELECT total_changes() AS n').get()?.n ?? 0;
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

function connect(file: string): Database {
  try {
    return new SQLite(file, { timeout: BUSY_TIMEOUT_MS });
  } catch (error) {
    throw toDatabaseError(error);
  }
}

function prepareFile(db: Database): void {
  // Both only take effect in this order, before the first table: a 512-d float32 BLOB wastes half of every 4 KiB page.
  // Two processes may come first at once, so that neither can tell from the file whether it is new.
  db.pragma('page_size = 16384');
  db.pragma('journal_mode = WAL');
}

/** What SQLite reports of a database that cannot be used, in words; any other error as it is. */
function toDatabaseError(error: unknown): unknown {
  if (!(error instanceof SQLite.SqliteError)) return error;

  if (/^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) {
    return new RummageError('bad-database', 'rummage.db in the data folder is not a SQLite database, or is damaged.', {
      hint: 'Move it away to start afresh, or put back a copy from the backups folder beside it.',
      cause: error,
    });
  }
  return new RummageError('bad-database', `rummage.db in the data folder cannot be opened: ${error.message}.`, {
    hint: 'Check its permissions and free space, and that no other program holds it.',
    cause: error,
  });
}

function configure(db: Database, durability: Durability): void {
  db.pragma('foreign_keys = ON');
  db.pragma(`synchronous = ${durability === 'typed' ? 'FULL' : 'NORMAL'}`);
  db.pragma('cache_size = -65536');
}

function refuseNewer(db: Database, migrations: readonly string[]): void {
  const version = schemaVersion(db);
  if (version <= migrations.length) return;

  throw new RummageError(
    'bad-database',
    `The database has schema version ${version}; this Rummage knows versions up to ${migrations.length}.`,
    { hint: 'It was written by a newer Rummage: update this one, or choose another data folder with RUMMAGE_DATA.' },
  );
}

function migrateUnderLock(db: Database, paths: DataPaths, migrations: readonly string[]): void {
  const lock = acquireProcessLock(paths.migrationLock, 'A migration', MIGRATION_WAIT_MS);

  try {
    const version = schemaVersion(db);
    if (version === 0) refuseForeign(db);
    if (version > 0 && version < migrations.length)
      copyDatabase(db, join(paths.backups, `before-schema-${migrations.length}-${Date.now()}.db`));
    takeMissingSteps(db, migrations);
  } finally {
    lock.release();
  }
}

/** A database without our version number must be empty: another program's tables are not ours to add to. */
function refuseForeign(db: Database): void {
  const tables = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_schema').get()?.n ?? 0;
  if (tables === 0) return;

  throw new RummageError('bad-database', 'rummage.db in the data folder was not made by Rummage.', {
    hint: 'Move it away, or choose another data folder with RUMMAGE_DATA.',
  });
}

/** Brings a database nobody else is migrating to the newest schema; each step and its record are one transaction. */
export function takeMissingSteps(db: Database, migrations: readonly string[]): void {
  const taken = schemaVersion(db);
  for (const [step, sql] of migrations.entries()) {
    if (step < taken) continue;
    transact(db, () => {
      db.exec(sql);
      db.pragma(`user_version = ${step + 1}`);
    });
  }
}

/** Copies a whole database, as it is at one moment while others write, into a new file. */
export function copyDatabase(db: Database, file: string): void {
  db.prepare('VACUUM INTO ?').run(file);
}
