import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AlbumRule } from '../nouns';
import { dataPaths, type DataPaths } from '../paths';
import { findAlbumPicture, setAlbumPictures } from '../store/album-pictures';
import { albumsOfPhoto, createAlbum, listAlbums, setPin, updateAlbum } from '../store/albums';
import { COMPUTED_PHOTO_COLUMNS, KEPT_TABLES, LEFT_OUT_TABLES } from '../store/backup-tables';
import { columnsOf, storedDigest } from '../store/backup-file';
import { type Database, openDatabase } from '../store/database';
import { FAVOURITE } from '../store/favourites';
import { filesOfPhoto, findFile, updateFile } from '../store/files';
import { addFolder, deleteFolder, listFolders } from '../store/folders';
import { handTag } from '../store/hand-tags';
import { HIDDEN } from '../store/hidden';
import { keepApart } from '../store/kept-apart';
import { MIGRATIONS } from '../store/migrations';
import { readModelChoice, writeModelChoice } from '../store/model-choice';
import { findPhoto, findPhotosByContent, replaceContent } from '../store/photos';
import { acquireProcessLock } from '../store/process-lock';
import { RATING } from '../store/ratings';
import { isRequestDone, pendingRequests } from '../store/requests';
import { listTrashed, restorePhotos, trashedAt, trashPhotos } from '../store/trash';
import { temporaryFolder } from '../testing/folder';
import { addTestFile, addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { vector } from '../testing/vectors';
import { backUpLibrary } from './backup';
import { restoreLibrary } from './restore';

const RULE: AlbumRule = { words: 'a cat', tag: null, from: null, to: null, cutoff: 0.3 };
const EMBEDDING = vector(1, 0, 0, 0);

interface Library {
  readonly paths: DataPaths;
  readonly db: Database;
}

/** A library of three indexed photos, one of them pinned into an album and one out of it. */
function furnish({ db }: Library): { cat: number; dog: number; sea: number } {
  const modelId = rememberTestModel(db);
  const [cat, dog, sea] = ['cat', 'dog', 'sea'].map((name) =>
    addTestPhoto(db, { modelId, embedding: EMBEDDING, path: `${name}.jpg`, contentId: `content of ${name}` }),
  ) as [number, number, number];
  const album = createAlbum(db, 'Cats', RULE);
  setPin(db, album, cat, 'in');
  setPin(db, album, dog, 'out');
  FAVOURITE.write(db, [cat], true);
  RATING.write(db, [dog], 4);
  HIDDEN.write(db, [sea], true);
  handTag('pet').write(db, [cat, dog], 'on');
  writeModelChoice(db, { reference: 'some/model', leaveOutMissing: true });
  return { cat, dog, sea };
}

/** A furnished library's backup. */
async function backUpFurnished(): Promise<{ file: string; library: Library; cat: number; dog: number; sea: number }> {
  const library = openTestLibrary();
  const photos = furnish(library);
  const file = join(temporaryFolder(), 'backup.db');
  await backUpLibrary(library.paths, file);
  return { file, library, ...photos };
}

function open(paths: DataPaths): Database {
  const db = openDatabase(paths, 'computed');
  onTestFinished(() => void db.close());
  return db;
}

const pins = (db: Database, contentId: string) =>
  findPhotosByContent(db, contentId).flatMap(({ id }) => albumsOfPhoto(db, id).map(({ name, pin }) => [name, pin]));

const requestKinds = (db: Database) => pendingRequests(db).map(({ request }) => request.kind);

describe('the tables a backup knows', () => {
  it('are all there are, each either kept or left out on purpose', () => {
    const { db } = openTestLibrary();
    const tables = db
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .pluck()
      .all();

    expect([...KEPT_TABLES, ...LEFT_OUT_TABLES].sort()).toEqual(tables);
    const columns = columnsOf(db, 'main', 'photos');
    expect([...COMPUTED_PHOTO_COLUMNS].filter((name) => !columns.includes(name))).toEqual([]);
  });
});

describe('backUpLibrary', () => {
  it('keeps what people said and what photos are known by, and nothing that can be computed', async () => {
    const { file, library } = await backUpFurnished();

    const copy = new SQLite(file, { readonly: true });
    onTestFinished(() => void copy.close());
    const count = (table: string) => copy.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(['folders', 'photos', 'files', 'albums', 'album_pins', 'model_choice'].map(count)).toEqual([
      1, 3, 3, 1, 2, 1,
    ]);
    expect(['vectors', 'models', 'active_model', 'requests'].map(count)).toEqual([0, 0, 0, 0]);
    expect(readdirSync(join(file, '..'))).toEqual(['backup.db']);
    expect(statSync(file).size).toBeLessThan(500_000);
    expect(findPhoto(library.db, 1)?.state).toBe('indexed');
  });

  it('is one moment of the library while another program writes', async () => {
    const { paths, db } = openTestLibrary();
    const modelId = rememberTestModel(db);
    for (let i = 0; i < 500; i++) addTestPhoto(db, { modelId, path: `${i}.jpg`, contentId: `content ${i}` });
    const writer = open(paths);
    writer.exec('BEGIN IMMEDIATE');
    addTestPhoto(writer, { modelId, path: 'unfinished.jpg' });

    const file = join(temporaryFolder(), 'backup.db');
    const { photos } = await backUpLibrary(paths, file);
    writer.exec('COMMIT');

    expect(photos).toBe(500);
    const copy = new SQLite(file, { readonly: true });
    onTestFinished(() => void copy.close());
    expect(copy.prepare('SELECT count(*) FROM files').pluck().get()).toBe(500);
  });

  it('replaces an earlier backup, and nothing else of that name', async () => {
    const { file, library } = await backUpFurnished();
    const before = storedDigest(file);
    createAlbum(library.db, 'Dogs', RULE);

    expect(await backUpLibrary(library.paths, file)).toMatchObject({ albums: 2 });
    expect(storedDigest(file)).not.toBe(before);

    const letter = join(temporaryFolder(), 'letter.txt');
    writeFileSync(letter, 'Dear aunt');
    for (const taken of [letter, library.paths.root, library.paths.database]) {
      await expect(backUpLibrary(library.paths, taken)).rejects.toMatchObject({ code: 'conflict' });
    }
    expect(readFileSync(letter, 'utf8')).toBe('Dear aunt');
  });

  it('of the same things has the same digest, whenever it is made', async () => {
    const { file, library } = await backUpFurnished();
    const again = join(temporaryFolder(), 'again.db');
    await backUpLibrary(library.paths, again);

    expect(storedDigest(again)).toBe(storedDigest(file));
  });

  it('leaves nothing behind where it cannot be written', async () => {
    const { library } = await backUpFurnished();
    const inTheWay = join(temporaryFolder(), 'file');
    writeFileSync(inTheWay, '');

    await expect(backUpLibrary(library.paths, join(inTheWay, 'backup.db'))).rejects.toMatchObject({
      code: 'unavailable',
      hint: expect.stringContaining('may be written'),
    });
  });
});

describe('restoreLibrary after the database was lost', () => {
  it('brings folders, albums, pins and the choice of a model back to the right photos, which wait to be computed', async () => {
    const { file, cat } = await backUpFurnished();
    const paths = dataPaths(join(temporaryFolder(), 'data'));

    const report = await restoreLibrary(paths, file);

    const db = open(paths);
    expect(report).toMatchObject({
      kept: null,
      isNewDatabase: true,
      indexerRuns: false,
      restored: { folders: 1, albums: 1, pins: 2, photos: { foundByContent: 0, foundByPath: 0, awaited: 3 } },
    });
    expect(listFolders(db).map(({ path }) => path)).toEqual(['/photos']);
    expect(listAlbums(db)).toMatchObject([{ name: 'Cats', rule: RULE }]);
    expect(pins(db, 'content of cat')).toEqual([['Cats', 'in']]);
    expect(pins(db, 'content of dog')).toEqual([['Cats', 'out']]);
    const ids = ['cat', 'dog', 'sea'].map((name) => findPhotosByContent(db, `content of ${name}`)[0]?.id ?? 0);
    const said = [FAVOURITE, RATING, HIDDEN, handTag('pet')].map((saying) =>
      saying.read(db, ids).map(({ value }) => value),
    );
    expect(said).toEqual([
      [true, false, false],
      [null, 4, null],
      [false, false, true],
      ['on', 'on', null],
    ]);
    expect(readModelChoice(db)).toEqual({ reference: 'some/model', leaveOutMissing: true });
    expect(findPhoto(db, cat)).toMatchObject({ state: 'pending', contentId: 'content of cat' });
    expect(filesOfPhoto(db, cat).map(({ path }) => path)).toEqual(['cat.jpg']);
    expect(requestKinds(db)).toEqual(['rescan', 'album', 'model', 'labels']);
  });

  it('gives no number to a new photo that one of the lost library had', async () => {
    const { file, sea, library } = await backUpFurnished();
    library.db.prepare('DELETE FROM photos WHERE id = ?').run(sea);
    await backUpLibrary(library.paths, file);
    const paths = dataPaths(temporaryFolder());
    await restoreLibrary(paths, file);

    const db = open(paths);
    expect(addTestPhoto(db, { modelId: rememberTestModel(db) })).toBeGreaterThan(sea);
  });

  it('keeps a damaged database, with its log, before it makes a new one', async () => {
    const { file } = await backUpFurnished();
    const paths = dataPaths(temporaryFolder());
    writeFileSync(paths.database, 'no longer a database '.repeat(1_000));

    const { kept, isNewDatabase } = await restoreLibrary(paths, file);

    expect(isNewDatabase).toBe(true);
    expect(readFileSync(join(paths.backups, kept ?? ''), 'utf8')).toContain('no longer a database');
    expect(listAlbums(open(paths))).toHaveLength(1);
  });

  it('refuses to replace a database an indexer still holds, naming the process', async () => {
    const { file } = await backUpFurnished();
    const paths = dataPaths(temporaryFolder());
    const lock = acquireProcessLock(paths.indexerLock, 'The indexer', 0);
    onTestFinished(() => lock.release());

    await expect(restoreLibrary(paths, file)).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining(`process ${process.pid}`),
      hint: expect.stringContaining('Stop Rummage'),
    });
    expect(existsSync(paths.database)).toBe(false);
  });

  it('serves as the database itself when it is put in its place', async () => {
    const { file } = await backUpFurnished();
    const paths = dataPaths(temporaryFolder());
    copyFileSync(file, paths.database);

    const db = open(paths);
    expect(pins(db, 'content of cat')).toEqual([['Cats', 'in']]);
    expect(findPhoto(db, 1)?.state).toBe('pending');
  });
});

describe('restoreLibrary into a library that is there', () => {
  /** A new library in which the same photos have been indexed, in another order and so under other numbers. */
  function indexedAnew(names: readonly string[] = ['sea', 'dog', 'cat']): Library & { modelId: number } {
    const library = openTestLibrary();
    const modelId = rememberTestModel(library.db);
    addTestPhoto(library.db, { modelId, embedding: EMBEDDING, path: 'other.jpg' });
    for (const name of names) {
      addTestPhoto(library.db, { modelId, embedding: EMBEDDING, path: `${name}.jpg`, contentId: `content of ${name}` });
    }
    return { ...library, modelId };
  }

  it('finds photos again by their content, wherever they are now, and computes nothing anew', async () => {
    const { file } = await backUpFurnished();
    const { paths, db } = indexedAnew();
    const cat = findPhotosByContent(db, 'content of cat')[0];
    const row = filesOfPhoto(db, cat?.id ?? 0)[0];
    if (row) updateFile(db, { ...row, path: 'moved/kitty.jpg' });

    const { restored } = await restoreLibrary(paths, file);

    expect(restored).toMatchObject({ folders: 0, pins: 2, photos: { foundByContent: 3, foundByPath: 0, awaited: 0 } });
    expect(pins(db, 'content of cat')).toEqual([['Cats', 'in']]);
    expect(pins(db, 'content of dog')).toEqual([['Cats', 'out']]);
    expect(findPhoto(db, cat?.id ?? 0)?.state).toBe('indexed');
  });

  it('keeps apart again what a person said is no duplicate, by whatever numbers the photos have now', async () => {
    const { db: before, paths: pathsBefore } = openTestLibrary();
    const { cat, sea } = furnish({ db: before, paths: pathsBefore });
    keepApart(before, [cat, sea]);
    const file = join(temporaryFolder(), 'backup.db');
    await backUpLibrary(pathsBefore, file);
    const { paths, db } = indexedAnew();

    await restoreLibrary(paths, file);

    const [newSea, newCat] = ['sea', 'cat'].map((name) => findPhotosByContent(db, `content of ${name}`)[0]?.id);
    expect(db.prepare('SELECT photo_id, other_id FROM kept_apart').raw().all()).toEqual([[newSea, newCat]]);
  });

  it('finds a photo that was edited since by its path', async () => {
    const { file } = await backUpFurnished();
    const { paths, db } = indexedAnew();
    const [cat] = findPhotosByContent(db, 'content of cat');
    replaceContent(db, cat?.id ?? 0, 'content of cat, cropped');

    const { restored } = await restoreLibrary(paths, file);

    expect(restored.photos).toEqual({ foundByContent: 2, foundByPath: 1, awaited: 0 });
    expect(pins(db, 'content of cat, cropped')).toEqual([['Cats', 'in']]);
  });

  it('does not take a photo that was moved to another’s place for the other one', async () => {
    const { file } = await backUpFurnished();
    const { paths, db } = indexedAnew(['sea']);
    const modelId = rememberTestModel(db);
    addTestPhoto(db, { modelId, embedding: EMBEDDING, path: 'cat.jpg', contentId: 'content of dog' });

    const { restored } = await restoreLibrary(paths, file);

    expect(restored.photos).toEqual({ foundByContent: 2, foundByPath: 0, awaited: 1 });
    expect(pins(db, 'content of dog')).toEqual([['Cats', 'out']]);
    expect(pins(db, 'content of cat')).toEqual([['Cats', 'in']]);
    expect(findPhotosByContent(db, 'content of cat')[0]?.state).toBe('missing');
  });

  it('removes nothing, gives albums back the rule they had, and keeps a whole copy of what was there', async () => {
    const { file, library } = await backUpFurnished();
    const { db, paths } = library;
    const [cats] = listAlbums(db);
    updateAlbum(db, cats?.id ?? 0, { rule: { ...RULE, words: 'a kitten' } });
    createAlbum(db, 'Dogs', RULE);
    setPin(db, cats?.id ?? 0, 3, 'in');
    addFolder(db, '/more');

    const { kept, restored } = await restoreLibrary(paths, file);

    expect(restored).toMatchObject({ folders: 0, albums: 1, pins: 2 });
    expect(listAlbums(db)).toMatchObject([
      { id: cats?.id, name: 'Cats', rule: RULE, ruleVersion: 3 },
      { name: 'Dogs' },
    ]);
    expect(pins(db, 'content of sea')).toEqual([['Cats', 'in']]);
    expect(listFolders(db)).toHaveLength(2);

    const undone = dataPaths(temporaryFolder());
    copyFileSync(join(paths.backups, kept ?? ''), undone.database);
    expect(listAlbums(open(undone)).map(({ rule }) => rule.words)).toEqual(['a kitten', 'a cat']);
  });

  it('hides again what was in the trash, also where the photo has been found anew', async () => {
    const library = openTestLibrary();
    const { cat, dog } = furnish(library);
    trashPhotos(library.db, [cat], 1_000);
    const file = join(temporaryFolder(), 'backup.db');
    await backUpLibrary(library.paths, file);
    restorePhotos(library.db, [cat]);
    trashPhotos(library.db, [dog], 2_000);

    const { restored } = await restoreLibrary(library.paths, file);

    expect(restored.trashed).toBe(1);
    expect([cat, dog].map((id) => findPhoto(library.db, id)?.state)).toEqual(['trashed', 'trashed']);
    expect(trashedAt(library.db, cat)).toBe(1_000);

    const empty = openTestLibrary();
    expect((await restoreLibrary(empty.paths, file)).restored).toMatchObject({ trashed: 0, photos: { awaited: 3 } });
    expect(listTrashed(empty.db, { limit: 10, offset: 0 })).toMatchObject([{ id: cat, path: 'cat.jpg' }]);
  });

  it('can be repeated without a trace', async () => {
    const { file, library } = await backUpFurnished();
    await restoreLibrary(library.paths, file);
    const after = join(temporaryFolder(), 'after.db');
    await backUpLibrary(library.paths, after);

    expect(storedDigest(after)).toBe(storedDigest(file));
  });

  it('leaves out a folder that would show photos twice, and still finds its photos', async () => {
    const { file } = await backUpFurnished();
    const { paths, db } = openTestLibrary();
    addTestFile(
      db,
      addTestPhoto(db, { modelId: rememberTestModel(db), folder: '/photos/2020' }),
      'b.jpg',
      '/photos/2020',
    );

    const { restored } = await restoreLibrary(paths, file);

    expect(restored).toMatchObject({ folders: 0, overlapping: ['/photos'], photos: { awaited: 3 } });
    expect(findPhotosByContent(db, 'content of cat')[0]?.state).toBe('missing');
  });

  it('leaves the sample library out when there are folders of one’s own', async () => {
    const library = openTestLibrary();
    addFolder(library.db, '/sample', true);
    addTestPhoto(library.db, { modelId: rememberTestModel(library.db), folder: '/sample', contentId: 'sample' });
    const file = join(temporaryFolder(), 'backup.db');
    await backUpLibrary(library.paths, file);
    const { paths, db } = indexedAnew();

    expect((await restoreLibrary(paths, file)).restored.photos.awaited).toBe(0);
    expect(findPhotosByContent(db, 'sample')).toEqual([]);
  });

  it('takes a whole copy of a database too, the last of it still in its log', async () => {
    const { library } = await backUpFurnished();
    const copy = join(temporaryFolder(), 'copied.db');
    for (const end of ['', '-wal']) copyFileSync(`${library.paths.database}${end}`, `${copy}${end}`);
    const { paths, db } = indexedAnew();

    await restoreLibrary(paths, copy);

    expect(pins(db, 'content of cat')).toEqual([['Cats', 'in']]);
    expect(readdirSync(paths.backups).filter((name) => name.startsWith('restoring'))).toEqual([]);
  });

  it('asks the indexer that runs to carry on', async () => {
    const { file } = await backUpFurnished();
    const { paths, db } = indexedAnew();
    const lock = acquireProcessLock(paths.indexerLock, 'The indexer', 0);
    onTestFinished(() => lock.release());

    expect(await restoreLibrary(paths, file)).toMatchObject({ indexerRuns: true, isNewDatabase: false });
    expect(requestKinds(db)).toEqual(['rescan', 'album', 'model', 'labels']);
    expect(isRequestDone(db, 1)).toBe(false);
  });
});

describe('restoreLibrary refuses, and changes nothing', () => {
  async function refusal(make: (file: string) => void): Promise<{ code: string; message: string }> {
    const { file } = await backUpFurnished();
    make(file);
    const { paths, db } = openTestLibrary();
    const error = await restoreLibrary(paths, file).then(
      () => ({ code: 'none', message: '' }),
      (reason: { code: string; message: string }) => reason,
    );
    expect(listAlbums(db)).toEqual([]);
    expect(readdirSync(paths.backups)).toEqual([]);
    return error;
  }

  it('a file that is not there, or is a folder', async () => {
    expect(await refusal((file) => rmSync(file))).toMatchObject({ code: 'not-found' });
    expect(await refusal((file) => (rmSync(file), mkdirSync(file)))).toMatchObject({ code: 'bad-request' });
  });

  it('a file that is no backup', async () => {
    const message = expect.stringContaining('not a backup');
    expect(await refusal((file) => writeFileSync(file, 'Dear aunt, '.repeat(999)))).toMatchObject({ message });
    expect(await refusal((file) => writeFileSync(file, ''))).toMatchObject({ message });
    expect(
      await refusal((file) => (rmSync(file), new SQLite(file).exec('CREATE TABLE recipes (name)').close())),
    ).toMatchObject({ message });
  });

  it('a backup from a newer Rummage', async () => {
    const error = await refusal((file) => {
      const db = new SQLite(file);
      db.pragma('user_version = 99');
      db.close();
    });
    expect(error.message).toBe(
      `backup.db has schema version 99; this Rummage knows versions up to ${MIGRATIONS.length}.`,
    );
  });

  it('a backup whose end is missing', async () => {
    for (const share of [0.9, 0.5, 0.1]) {
      const error = await refusal((file) => truncateSync(file, Math.floor(statSync(file).size * share)));
      expect(error.message).toMatch(/damaged/);
    }
  });

  it('a backup in which one letter has changed', async () => {
    const error = await refusal((file) => {
      const bytes = readFileSync(file);
      bytes[bytes.indexOf('content of dog')] = 'k'.charCodeAt(0);
      writeFileSync(file, bytes);
    });
    expect(error.message).toMatch(/damaged/);
  });

  it('the library’s own database', async () => {
    const { paths } = openTestLibrary();

    await expect(restoreLibrary(paths, paths.database)).rejects.toMatchObject({ code: 'bad-request' });
  });
});

describe('a backup of an earlier version', () => {
  it('is brought to today’s schema first', async () => {
    const paths = dataPaths(temporaryFolder());
    const old = openDatabase(paths, 'computed', MIGRATIONS.slice(0, 1));
    const folder = addFolder(old, '/photos');
    old.exec(`INSERT INTO photos (id, content_id, state, revision, added_at) VALUES (7, 'content of cat', 'indexed', 1, 0);
      INSERT INTO files (folder_id, photo_id, path, bytes, mtime_us, inode) VALUES (${folder.id}, 7, 'cat.jpg', 1, 1, 1)`);
    old.exec(`INSERT INTO albums (id, name, words, cutoff, created_at) VALUES (1, 'Cats', 'a cat', 0.3, 0);
      INSERT INTO album_pins (album_id, photo_id, pin) VALUES (1, 7, 'in')`);
    old.close();
    const fresh = dataPaths(temporaryFolder());

    await restoreLibrary(fresh, paths.database);

    const db = open(fresh);
    expect(pins(db, 'content of cat')).toEqual([['Cats', 'in']]);
    expect(listAlbums(db).map(({ rule }) => rule)).toEqual([{ ...RULE, decidedBy: 'confidence' }]);
    expect(findFile(db, folder.id, 'cat.jpg')?.photoId).toBe(7);
    deleteFolder(db, folder.id);
  });
});

describe('albums that compare with pictures', () => {
  const rule = (photo: number): AlbumRule => ({
    ...{ ...RULE, decidedBy: 'search' },
    parts: [
      { photo, crop: null, weight: 1 },
      { image: '0123456789abcdef', crop: null, weight: -0.5 },
    ],
  });
  const backUp = async () => {
    const { file, library, ...photos } = await backUpFurnished();
    const album = createAlbum(library.db, 'Like the dog', rule(photos.dog));
    const pictures = [
      [`photo.${photos.dog}`, Buffer.from('a dog')],
      ['image.0123456789abcdef', Buffer.from('a picture')],
    ] as const;
    setAlbumPictures(library.db, album, new Map(pictures));
    await backUpLibrary(library.paths, file);
    return { file, library, ...photos };
  };
  const rulesOf = (db: Database) => listAlbums(db).flatMap((album) => album.rule.parts ?? []);

  it('come back with their pictures', async () => {
    const { file, dog } = await backUp();
    const paths = dataPaths(temporaryFolder());
    await restoreLibrary(paths, file);

    const db = open(paths);
    expect(rulesOf(db)).toEqual(rule(dog).parts);
    expect(findAlbumPicture(db, `photo.${dog}`)).toEqual(Buffer.from('a dog'));
    expect(findAlbumPicture(db, 'image.0123456789abcdef')).toEqual(Buffer.from('a picture'));
  });

  it('compare with the same photos where these have other numbers', async () => {
    const { file } = await backUp();
    const library = openTestLibrary();
    const modelId = rememberTestModel(library.db);
    for (const name of ['sea', 'hill', 'cat', 'dog']) {
      addTestPhoto(library.db, { modelId, embedding: EMBEDDING, path: `${name}.jpg`, contentId: `content of ${name}` });
    }
    await restoreLibrary(library.paths, file);

    const dog = findPhotosByContent(library.db, 'content of dog')[0]?.id ?? 0;
    expect(dog).toBe(4);
    expect(rulesOf(library.db)).toEqual(rule(dog).parts);
    expect(findAlbumPicture(library.db, 'photo.4')).toEqual(Buffer.from('a dog'));

    const before = listAlbums(library.db);
    expect(await restoreLibrary(library.paths, file)).toMatchObject({ restored: { albums: 0 } });
    expect(listAlbums(library.db)).toEqual(before);
  });

  it('go on with the picture of a photo that is known no more', async () => {
    const { file, library, dog } = await backUp();
    library.db.prepare('DELETE FROM photos WHERE id = ?').run(dog);
    await backUpLibrary(library.paths, file);
    const paths = dataPaths(temporaryFolder());
    await restoreLibrary(paths, file);

    const db = open(paths);
    const [part] = rulesOf(db);
    expect(part).toMatchObject({ image: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown, weight: 1 });
    const name = part && 'image' in part ? `image.${part.image}` : '';
    expect(findAlbumPicture(db, name)).toEqual(Buffer.from('a dog'));
  });
});
