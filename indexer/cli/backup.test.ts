import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DataPaths, dataPaths, projectRoot, sampleFolder } from '#lib/paths';
import { createAlbum, listAlbums, setPin } from '#lib/store/albums';
import { type Database, openDatabase } from '#lib/store/database';
import { countPhotos } from '#lib/store/photos';
import { newestPhotos } from '#lib/store/search';
import { temporaryFolder } from '#lib/testing/folder';
import { prepareData } from '#lib/testing/prepared-data';

const RULE = { words: null, tag: 'no such tag', from: null, to: null, cutoff: 0.5 };
const NAMES = ['IMG_1016.jpg', 'IMG_1017.jpg', 'IMG_1018.jpg'];

function start(args: readonly string[], data: string): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: projectRoot(),
    env: { ...process.env, RUMMAGE_DATA: data, RUMMAGE_PORT: '4297' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs the real command; @returns its exit code and everything it printed */
async function rummage(paths: DataPaths, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = start([join('scripts', 'rummage.mjs'), ...args], paths.root);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

/** A running indexer; it is stopped when the test has finished. */
function startIndexer(paths: DataPaths): () => Promise<void> {
  const child = start(['scripts/indexer.mjs'], paths.root);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  onTestFinished(stop);
  return stop;
}

function photoFolder(): string {
  const photos = join(temporaryFolder(), 'my photos');
  mkdirSync(photos);
  for (const name of NAMES) cpSync(join(sampleFolder(), name), join(photos, name));
  return photos;
}

function withLibrary<Result>(paths: DataPaths, work: (db: Database) => Result): Result {
  const db = openDatabase(paths, 'typed');
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Names of the files an album shows. */
function album(db: Database, name: string): string[] {
  const id = listAlbums(db).find((one) => one.name === name)?.id ?? 0;
  const shown = newestPhotos(db, { albumId: id }, { limit: 10, offset: 0 }).ids;
  const file = db.prepare<[number], string>('SELECT path FROM files WHERE photo_id = ?').pluck();
  return shown.map((photo) => file.get(photo) ?? 'none').sort();
}

function pinByName(db: Database, name: string, file: string): void {
  const photo = db.prepare<[string], number>('SELECT photo_id FROM files WHERE path = ?').pluck().get(file) ?? 0;
  setPin(db, createAlbum(db, name, RULE), photo, 'in');
}

describe('rummage backup and restore', () => {
  it('bring albums and pins back after the database was lost, onto photos renamed and edited meanwhile', async () => {
    const paths = dataPaths(temporaryFolder());
    await prepareData(paths.root);
    const photos = photoFolder();
    expect((await rummage(paths, 'index', '--once', photos)).code).toBe(0);
    withLibrary(paths, (db) => NAMES.forEach((name) => pinByName(db, `Album of ${name}`, name)));
    const file = join(temporaryFolder(), 'backup.db');
    const made = await rummage(paths, 'backup', file);
    expect(made.output).toContain('1 folder, 3 albums with 3 photos pinned by hand, and what 3 photos');

    rmSync(paths.root, { recursive: true });
    renameSync(join(photos, 'IMG_1016.jpg'), join(photos, 'renamed.jpg'));
    cpSync(join(sampleFolder(), 'IMG_1019.jpg'), join(photos, 'IMG_1017.jpg'));
    const { code, output } = await rummage(paths, 'restore', file);
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringContaining('Put back: 1 folder, 3 albums, 3 pins.'),
    });
    expect((await rummage(paths, 'index', '--once')).code).toBe(0);

    withLibrary(paths, (db) => {
      expect(countPhotos(db)).toMatchObject({ indexed: 3, pending: 0, missing: 0 });
      expect(album(db, 'Album of IMG_1016.jpg')).toEqual(['renamed.jpg']);
      expect(album(db, 'Album of IMG_1017.jpg')).toEqual(['IMG_1017.jpg']);
      expect(album(db, 'Album of IMG_1018.jpg')).toEqual(['IMG_1018.jpg']);
    });
    expect(readdirSync(paths.backups).filter((name) => !name.startsWith('daily-'))).toEqual([]);
  });

  it('work while the indexer runs, which takes in at once what was restored', async () => {
    const [before, now] = [dataPaths(temporaryFolder()), dataPaths(temporaryFolder())];
    for (const { root } of [before, now]) await prepareData(root);
    const photos = photoFolder();
    await rummage(before, 'index', '--once', photos);
    withLibrary(before, (db) => pinByName(db, 'Cats', 'IMG_1017.jpg'));
    const file = join(temporaryFolder(), 'backup.db');
    await rummage(before, 'backup', file);

    openDatabase(now, 'computed').close();
    startIndexer(now);
    const indexed = () => withLibrary(now, (db) => countPhotos(db).indexed);
    await expect.poll(indexed, { timeout: 60_000 }).toBe(31);
    expect((await rummage(now, 'backup', join(temporaryFolder(), 'other.db'))).code).toBe(0);
    const { code, output } = await rummage(now, 'restore', file);

    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('nothing need be restarted') });
    await expect.poll(() => withLibrary(now, (db) => album(db, 'Cats')), { timeout: 60_000 }).toEqual(['IMG_1017.jpg']);
    // The sample library makes way for one's own folder, as when that was added by hand.
    await expect.poll(indexed, { timeout: 60_000 }).toBe(3);
  });

  it('say in one sentence why not', async () => {
    const paths = dataPaths(temporaryFolder());
    const letter = join(temporaryFolder(), 'letter.txt');
    writeFileSync(letter, 'Dear aunt');

    expect(await rummage(paths, 'restore', letter)).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^letter\.txt is not a backup made by Rummage.*\n.*\n$/),
    });
    expect(await rummage(paths, 'backup', letter)).toMatchObject({
      code: 1,
      output: expect.stringContaining('letter.txt is there already and is not a backup.'),
    });
    expect((await rummage(paths, 'restore')).code).toBe(2);
  });
});
