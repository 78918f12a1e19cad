import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dataPaths, projectRoot } from '../paths';
import { temporaryFolder } from '../testing/folder';
import { openTestLibrary } from '../testing/library';
import { type Database, dataVersion, openDatabase, prepare, schemaVersion, transact } from './database';
import { MIGRATIONS } from './migrations';

/** The schema that will come after today's, as far as this test is concerned. */
const NEXT_MIGRATIONS = [...MIGRATIONS, 'ALTER TABLE photos ADD COLUMN mood TEXT'];

const newPaths = () => dataPaths(temporaryFolder());

function open(...args: Parameters<typeof openDatabase>): Database {
  const db = openDatabase(...args);
  onTestFinished(() => void db.close());
  return db;
}

function columns(db: Database, table: string): unknown[] {
  return db
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map((row) => row.name);
}

describe('openDatabase on a new data folder', () => {
  it('makes the whole schema, in large pages and with a write-ahead log', () => {
    const { db } = openTestLibrary();

    expect(schemaVersion(db)).toBe(MIGRATIONS.length);
    expect(db.pragma('page_size', { simple: true })).toBe(16_384);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('makes no backup, since there was nothing to lose', () => {
    const { paths } = openTestLibrary();

    expect(readdirSync(paths.backups)).toEqual([]);
  });

  it('writes what a person said more durably than what can be computed again', () => {
    const paths = newPaths();

    expect(open(paths, 'typed').pragma('synchronous', { simple: true })).toBe(2);
    expect(open(paths, 'computed').pragma('synchronous', { simple: true })).toBe(1);
  });

  it('is made once, in large pages, when several processes come first at the same moment', async () => {
    const paths = newPaths();
    const script = join(projectRoot(), 'lib', 'testing', 'open-database.ts');

    const children = [1, 2, 3, 4].map(() =>
      spawn(process.execPath, ['--import', 'tsx', script, paths.root], { stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    const outputs = await Promise.all(
      children.map(async (child) => {
        let said = '';
        child.stdout.on('data', (text) => (said += text));
        child.stderr.on('data', (text) => (said += text));
        await once(child, 'close');
        return said;
      }),
    );

    expect(outputs).toEqual(children.map(() => `${MIGRATIONS.length} 16384 wal\n`));
  });
});

describe('openDatabase on an older database', () => {
  it('takes only the steps that are missing and keeps what is there', () => {
    const paths = newPaths();
    const before = openDatabase(paths, 'computed');
    before.exec("INSERT INTO tags (label, label_group) VALUES ('cat', 'animals')");
    before.close();

    const db = open(paths, 'computed', NEXT_MIGRATIONS);

    expect(schemaVersion(db)).toBe(MIGRATIONS.length + 1);
    expect(columns(db, 'photos')).toContain('mood');
    expect(db.prepare('SELECT label FROM tags').all()).toEqual([{ label: 'cat' }]);
  });

  it('copies it to the backups folder first', () => {
    const paths = newPaths();
    openDatabase(paths, 'computed').close();

    open(paths, 'computed', NEXT_MIGRATIONS);

    const [backup] = readdirSync(paths.backups);
    const copy = new SQLite(join(paths.backups, backup ?? ''), { readonly: true, fileMustExist: true });
    onTestFinished(() => void copy.close());
    expect(schemaVersion(copy)).toBe(MIGRATIONS.length);
    expect(columns(copy, 'photos')).not.toContain('mood');
  });

  it('is left as it was when a step fails', () => {
    const paths = newPaths();
    openDatabase(paths, 'computed').close();

    const failing = [...MIGRATIONS, 'ALTER TABLE photos ADD COLUMN mood TEXT; SELECT nonsense FROM nowhere'];
    expect(() => openDatabase(paths, 'computed', failing)).toThrow(/nowhere/);

    const db = open(paths, 'computed');
    expect(schemaVersion(db)).toBe(MIGRATIONS.length);
    expect(columns(db, 'photos')).not.toContain('mood');
  });
});

describe('openDatabase refuses', () => {
  it('a database a newer Rummage wrote, naming both versions', () => {
    const paths = newPaths();
    openDatabase(paths, 'computed', NEXT_MIGRATIONS).close();

    expect(() => openDatabase(paths, 'computed')).toThrow(
      expect.objectContaining({
        code: 'bad-database',
        message: `The database has schema version ${MIGRATIONS.length + 1}; this Rummage knows versions up to ${MIGRATIONS.length}.`,
        hint: expect.stringContaining('update this one'),
      }),
    );
  });

  it('a file that is not a database, and leaves it as it is', () => {
    const paths = newPaths();
    writeFileSync(paths.database, 'holiday notes '.repeat(1_000));

    expect(() => openDatabase(paths, 'computed')).toThrow(
      expect.objectContaining({ code: 'bad-database', message: expect.stringContaining('damaged') }),
    );
    expect(readFileSync(paths.database, 'utf8')).toContain('holiday notes');
  });

  it('a database whose end is missing', () => {
    const paths = newPaths();
    openDatabase(paths, 'computed').close();
    truncateSync(paths.database, Math.floor(statSync(paths.database).size / 2));

    expect(() => openDatabase(paths, 'computed')).toThrow(expect.objectContaining({ code: 'bad-database' }));
  });

  it("another program's database, and adds nothing to it", () => {
    const paths = newPaths();
    const other = new SQLite(paths.database);
    onTestFinished(() => void other.close());
    other.exec('CREATE TABLE recipes (name TEXT)');

    expect(() => openDatabase(paths, 'computed')).toThrow(
      expect.objectContaining({ code: 'bad-database', message: expect.stringContaining('not made by Rummage') }),
    );
    expect(other.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'recipes' }]);
  });

  it('a data folder whose place is taken by a file, without saying where it is', () => {
    const file = join(temporaryFolder(), 'data');
    writeFileSync(file, '');

    expect(() => openDatabase(dataPaths(file), 'computed')).toThrow(
      expect.objectContaining({ code: 'bad-database', message: 'The data folder cannot be made or written to.' }),
    );
  });
});

describe('transact', () => {
  it('keeps nothing of work that throws', () => {
    const { db } = openTestLibrary();

    expect(() =>
      transact(db, () => {
        db.exec("INSERT INTO tags (label, label_group) VALUES ('cat', 'animals')");
        throw new Error('stop');
      }),
    ).toThrow('stop');

    expect(db.prepare('SELECT * FROM tags').all()).toEqual([]);
    expect(db.inTransaction).toBe(false);
  });

  it('joins the transaction it is called in', () => {
    const { db } = openTestLibrary();
    const insert = () => void db.exec("INSERT INTO tags (label, label_group) VALUES ('cat', 'animals')");

    expect(() =>
      transact(db, () => {
        transact(db, insert);
        throw new Error('stop');
      }),
    ).toThrow('stop');

    expect(db.prepare('SELECT * FROM tags').all()).toEqual([]);
  });
});

describe('dataVersion', () => {
  it("changes with another connection's commits only", () => {
    const { db, paths } = openTestLibrary();
    const other = open(paths, 'typed');
    const insert = 'INSERT INTO folders (path, added_at) VALUES (hex(randomblob(4)), 0)';
    const atFirst = dataVersion(db);

    db.exec(insert);
    expect(dataVersion(db)).toBe(atFirst);

    other.exec(insert);
    expect(dataVersion(db)).not.toBe(atFirst);
  });
});

describe('prepare', () => {
  it('prepares a statement once per database', () => {
    const { db } = openTestLibrary();
    const { db: other } = openTestLibrary();

    expect(prepare(db, 'SELECT 1')).toBe(prepare(db, 'SELECT 1'));
    expect(prepare(db, 'SELECT 1')).not.toBe(prepare(other, 'SELECT 1'));
  });
});
