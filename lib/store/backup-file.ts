/**
 * Backups as files: a SQLite database with today's whole schema in which only {@link KEPT_TABLES} are filled, and one row
 * of `backup_info` beside them. It can be put in the place of a lost `rummage.db` as it is.
 */
import { createHash, type Hash } from 'node:crypto';
import SQLite from 'better-sqlite3';
import { RummageError } from '../errors';
import { COMPUTED_PHOTO_COLUMNS, KEPT_TABLES } from './backup-tables';
import { type Database, schemaVersion, takeMissingSteps } from './database';
import { MIGRATIONS } from './migrations';

/** How much a backup holds. */
export interface BackupContent {
  /** Those a person named; the sample library is not counted. */
  readonly folders: number;
  readonly albums: number;
  readonly pins: number;
  readonly photos: number;
  /** SHA-256 over every row, hex: two backups of the same things have the same. */
  readonly digest: string;
}

/** `RUMB`, so that `file` and other programs can tell a backup from other databases. */
const APPLICATION_ID = 0x52554d42;

const INFO = 'CREATE TABLE backup_info (digest TEXT NOT NULL, made_at INTEGER NOT NULL) STRICT';

/** Tables no database of ours lacks. */
const TELLING_TABLES = ['folders', 'photos', 'files', 'albums', 'album_pins'];

/**
 * Writes what people said in `db`, as it is at one moment while others write, into a new file.
 *
 * @param db not in a transaction
 * @param file absolute path where nothing is yet; the caller makes it durable, and removes it when this throws
 */
export function writeBackupFile(db: Database, file: string, migrations = MIGRATIONS): BackupContent {
  const empty = new SQLite(file);
  try {
    takeMissingSteps(empty, migrations);
    empty.exec(INFO);
    empty.pragma(`application_id = ${APPLICATION_ID}`);
  } finally {
    empty.close();
  }

  db.prepare('ATTACH ? AS backup').run(file);
  try {
    // Deferred: it only reads the library, and one reader sees one moment of it, whoever writes meanwhile.
    return db.transaction(() => copyKept(db))();
  } finally {
    db.exec('DETACH backup');
  }
}

/** The digest a backup was given when it was written; null for another database, or a file that is none. */
export function storedDigest(file: string): string | null {
  try {
    const db = new SQLite(file, { readonly: true, fileMustExist: true });
    try {
      return db.prepare<[], string>('SELECT digest FROM backup_info').pluck().get() ?? null;
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

/**
 * Makes sure that a file holds a library whole and sound, and brings it to today's schema. Besides backups, whole copies
 * of a `rummage.db` are taken.
 *
 * @param file absolute path of a copy nobody else needs: it is written to
 * @param name what the person calls it
 * @throws RummageError `bad-database`: not a backup, damaged, or from a newer Rummage
 */
export function proveBackupFile(file: string, name: string, migrations = MIGRATIONS): void {
  let db: Database | null = null;
  try {
    db = new SQLite(file, { fileMustExist: true });
    refuseStranger(db, name);
    refuseNewer(db, name, migrations);
    refuseDamaged(db, name);
    takeMissingSteps(db, migrations);
  } catch (error) {
    throw error instanceof SQLite.SqliteError ? toBackupError(error, name) : error;
  } finally {
    db?.close();
  }
}

/** The names of a table's columns, in their order. @param schema `main`, or the name of an attached database */
export function columnsOf(db: Database, schema: string, table: string): string[] {
  return db.prepare<[string, string], string>('SELECT name FROM pragma_table_info(?, ?)').pluck().all(table, schema);
}

function copyKept(db: Database): BackupContent {
  for (const table of KEPT_TABLES) copyTable(db, table);
  // Numbers once given are not given again, also after a restore.
  db.exec(`DELETE FROM backup.sqlite_sequence;
    INSERT INTO backup.sqlite_sequence (name, seq)
      SELECT name, seq FROM main.sqlite_sequence WHERE name IN (${KEPT_TABLES.map((table) => `'${table}'`).join(', ')})`);

  const digest = digestOf(db, 'backup');
  db.prepare('INSERT INTO backup.backup_info (digest, made_at) VALUES (?, ?)').run(digest, Date.now());
  return { ...countKept(db), digest };
}

function copyTable(db: Database, table: string): void {
  const columns = columnsOf(db, 'main', table).filter(
    (name) => table !== 'photos' || !COMPUTED_PHOTO_COLUMNS.has(name),
  );
  const values = columns.map((name) => (table === 'photos' && name === 'state' ? WAITING_AGAIN : name));
  // Any number will do that no two photos share; the library that takes it in gives its own.
  if (table === 'photos') {
    columns.push('revision');
    values.push('id');
  }

  db.exec(`INSERT INTO backup.${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM main.${table}`);
}

/** Without its vector a photo waits to be computed. */
const WAITING_AGAIN = "CASE WHEN state IN ('missing', 'trashed') THEN state ELSE 'pending' END";

function countKept(db: Database): Omit<BackupContent, 'digest'> {
  const count = (what: string) => db.prepare<[], number>(`SELECT count(*) FROM backup.${what}`).pluck().get() ?? 0;
  return {
    folders: count('folders WHERE is_sample = 0'),
    albums: count('albums'),
    pins: count('album_pins'),
    photos: count('photos'),
  };
}

function digestOf(db: Database, schema: string): string {
  const hash = createHash('sha256');
  // A backup of an earlier version may lack tables that came later: those would have been empty.
  const kept = KEPT_TABLES.filter((table) => columnsOf(db, schema, table).length > 0);
  for (const table of kept) addRows(hash, db, schema, table);
  return hash.digest('hex');
}

function addRows(hash: Hash, db: Database, schema: string, table: string): void {
  const order = columnsOf(db, schema, table).length > 1 ? '1, 2' : '1';
  const rows = db.prepare<[], unknown[]>(`SELECT * FROM ${schema}.${table} ORDER BY ${order}`).raw();
  for (const row of rows.iterate()) hash.update(`${table}${JSON.stringify(row)}\n`);
}

function refuseStranger(db: Database, name: string): void {
  const tables = new Set(db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all());
  if (TELLING_TABLES.every((table) => tables.has(table))) return;

  throw new RummageError('bad-database', `${name} is not a backup made by Rummage.`, { hint: WHERE_BACKUPS_ARE });
}

function refuseNewer(db: Database, name: string, migrations: readonly string[]): void {
  const version = schemaVersion(db);
  if (version <= migrations.length) return;

  throw new RummageError(
    'bad-database',
    `${name} has schema version ${version}; this Rummage knows versions up to ${migrations.length}.`,
    { hint: 'It was made by a newer Rummage: update this one, then restore again.' },
  );
}

/** SQLite's own check finds broken pages; a changed letter in a sound page only the digest can tell. */
function refuseDamaged(db: Database, name: string): void {
  const found = db.pragma('integrity_check(1)', { simple: true }) as string;
  const faults = found === 'ok' ? db.pragma('foreign_key_check') : [found];
  if (Array.isArray(faults) && faults.length > 0) throw damaged(name);

  const isBackup = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'backup_info'").get() !== undefined;
  if (!isBackup) return;
  const digest = db.prepare<[], string>('SELECT digest FROM backup_info').pluck().get();
  if (digest !== digestOf(db, 'main')) throw damaged(name);
}

function toBackupError(error: InstanceType<typeof SQLite.SqliteError>, name: string): RummageError {
  if (error.code === 'SQLITE_NOTADB') {
    return new RummageError('bad-database', `${name} is not a backup made by Rummage, or its beginning is damaged.`, {
      hint: WHERE_BACKUPS_ARE,
      cause: error,
    });
  }
  if (/^SQLITE_(CORRUPT|ERROR)/.test(error.code)) return damaged(name, error);
  return new RummageError('bad-database', `${name} cannot be read: ${error.message}.`, {
    hint: 'Check its permissions and that there is free space in the data folder.',
    cause: error,
  });
}

function damaged(name: string, cause?: unknown): RummageError {
  return new RummageError('bad-database', `${name} is damaged; nothing was restored.`, {
    hint: 'Copy it again from where it was kept, or take an older one: the data folder’s backups hold one a day.',
    cause,
  });
}

const WHERE_BACKUPS_ARE =
  'Backups are made by `rummage backup <file>`, and once a day into the backups folder inside the data folder.';
