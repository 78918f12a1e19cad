import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dataPaths } from '../paths';
import { createAlbum } from '../store/albums';
import { storedDigest } from '../store/backup-file';
import { openDatabase } from '../store/database';
import { addFolder } from '../store/folders';
import { setState } from '../store/photos';
import { temporaryFolder } from '../testing/folder';
import { addTestPhoto, openTestLibrary, rememberTestModel, type TestLibrary } from '../testing/library';
import { vector } from '../testing/vectors';
import { backUpDaily } from './daily';

const day = (n: number) => new Date(2026, 0, n, 12);
const RULE = { words: 'a cat', tag: null, from: null, to: null, cutoff: 0.3 };

function libraryWithFolder(): TestLibrary {
  const library = openTestLibrary();
  addFolder(library.db, '/photos');
  return library;
}

describe('backUpDaily', () => {
  it('makes one backup a day', async () => {
    const { paths, db } = libraryWithFolder();

    expect(await backUpDaily(paths, day(5))).toBe('made');
    createAlbum(db, 'Cats', RULE);
    expect(await backUpDaily(paths, day(5))).toBe('made-before');
    expect(await backUpDaily(paths, day(6))).toBe('made');

    expect(readdirSync(paths.backups)).toEqual(['daily-2026-01-05.db', 'daily-2026-01-06.db']);
  });

  it('makes none when nothing was said since the last one, whatever was computed', async () => {
    const { paths, db } = libraryWithFolder();
    const modelId = rememberTestModel(db);
    const photo = addTestPhoto(db, { modelId });
    await backUpDaily(paths, day(5));
    setState(db, photo, 'indexed');
    addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0), contentId: 'new' });
    expect(await backUpDaily(paths, day(6))).toBe('made');

    setState(db, photo, 'failed');
    expect(await backUpDaily(paths, day(7))).toBe('unchanged');
    expect(readdirSync(paths.backups)).toEqual(['daily-2026-01-05.db', 'daily-2026-01-06.db']);
  });

  it('makes none of a library in which nobody has said anything', async () => {
    const { paths, db } = openTestLibrary();
    addFolder(db, '/sample', true);

    expect(await backUpDaily(paths, day(5))).toBe('nothing-said');
    expect(readdirSync(paths.backups)).toEqual([]);
  });

  it('keeps the newest ten, and leaves every other file alone', async () => {
    const { paths, db } = libraryWithFolder();
    writeFileSync(join(paths.backups, 'before-schema-2-1.db'), '');
    for (let i = 1; i <= 13; i++) {
      createAlbum(db, `Album ${i}`, RULE);
      await backUpDaily(paths, day(i));
    }

    const kept = Array.from({ length: 10 }, (_, i) => `daily-2026-01-${String(i + 4).padStart(2, '0')}.db`);
    expect(readdirSync(paths.backups)).toEqual(['before-schema-2-1.db', ...kept]);
  });

  it('removes what a killed one left half made', async () => {
    const { paths } = libraryWithFolder();
    for (const name of ['daily-2026-01-01.db.12ab.tmp', 'restoring-34cd.tmp-wal', 'daily-2026-01-05.db.56ef.tmp']) {
      writeFileSync(join(paths.backups, name), 'half');
    }
    for (const name of ['daily-2026-01-01.db.12ab.tmp', 'restoring-34cd.tmp-wal']) {
      utimesSync(join(paths.backups, name), 0, 0);
    }

    await backUpDaily(paths, day(5));

    expect(readdirSync(paths.backups)).toEqual(['daily-2026-01-05.db', 'daily-2026-01-05.db.56ef.tmp']);
  });

  it('keeps the one it has just made even when the clock jumped back', async () => {
    const { paths, db } = libraryWithFolder();
    for (let i = 1; i <= 11; i++) {
      createAlbum(db, `Album ${i}`, RULE);
      await backUpDaily(paths, i < 11 ? day(i) : new Date(1999, 0, 1));
    }

    expect(readdirSync(paths.backups)).toContain('daily-1999-01-01.db');
    expect(readdirSync(paths.backups)).toHaveLength(10);
  });

  it('fails with a sentence on a full disk, leaving nothing half made, and is made once there is room', async (context) => {
    const full = temporaryFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', full], { stdio: 'ignore' });
    } catch {
      return context.skip('only who may mount a small disk can fill one');
    }
    onTestFinished(() => void execFileSync('umount', [full]));
    const { paths: original, db } = libraryWithFolder();
    for (let i = 0; i < 400; i++) addTestPhoto(db, { modelId: rememberTestModel(db), contentId: `${i} `.repeat(90) });
    db.pragma('wal_checkpoint(TRUNCATE)');
    const paths = dataPaths(temporaryFolder());
    openDatabase(paths, 'computed').close();
    copyFileSync(original.database, paths.database);
    const backups = join(full, 'backups');
    mkdirSync(backups);
    writeFileSync(join(full, 'ballast'), Buffer.alloc(800_000));

    const attempt = () => backUpDaily({ ...paths, backups }, day(5));
    await expect(attempt()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('no space'),
    });
    expect(readdirSync(backups)).toEqual([]);

    rmSync(join(full, 'ballast'));
    expect(await attempt()).toBe('made');
    expect(storedDigest(join(backups, 'daily-2026-01-05.db'))).not.toBeNull();
  });
});
