import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { albumsOfPhoto, createAlbum, setPin } from '#lib/store/albums';
import { filesOfFolder, filesOfPhoto, findFile } from '#lib/store/files';
import { addFolder, type FolderRow } from '#lib/store/folders';
import { findPhoto, markIndexed, nextPending, setState } from '#lib/store/photos';
import { findVector, putVector } from '#lib/store/vectors';
import { temporaryFolder } from '#lib/testing/folder';
import { openTestLibrary, rememberTestModel, SOME_FACTS } from '#lib/testing/library';
import { vector } from '#lib/testing/vectors';
import { compare } from './compare';
import { settle } from './settle';
import { listPhotos } from './walk';
import { Turns } from '#lib/turns';

/** A library with one watched folder of plain files, whose bytes stand for pictures. */
function openWatched() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const folder = addFolder(db, temporaryFolder());
  let clock = 1_600_000_000;

  const put = (path: string, content: string, root = folder) => {
    const file = join(root.path, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    utimesSync(file, clock, clock);
    clock += 60;
  };
  const look = async (at: FolderRow = folder) => {
    const { files } = listPhotos(at.path, { patterns: [] });
    const differences = compare(files, filesOfFolder(db, at.id));
    await settle(differences, {
      db,
      folder: at,
      activeModel: () => modelId,
      turns: new Turns(),
      onSettled: () => undefined,
      signal: new AbortController().signal,
    });
    return differences;
  };
  /** What the pipeline does, without pictures. */
  const index = () => {
    const ids = nextPending(db, 1_000);
    for (const photoId of ids) {
      putVector(db, {
        photoId,
        modelId,
        embedding: vector(photoId, 1, 1, 1),
        backgroundMean: 0,
        backgroundDeviation: 1,
      });
      markIndexed(db, photoId, SOME_FACTS);
    }
    return ids.length;
  };
  const photoAt = (path: string, at = folder) => findFile(db, at.id, path)?.photoId;
  const inFolder = (path: string) => join(folder.path, path);
  const photos = () => db.prepare('SELECT count(*) FROM photos').pluck().get();
  const state = (id: number | undefined) => findPhoto(db, id ?? 0)?.state;
  return { db, modelId, folder, put, look, index, photoAt, inFolder, photos, state };
}

async function openWatchedWith(contents: Readonly<Record<string, string>>) {
  const watched = openWatched();
  for (const [path, content] of Object.entries(contents)) watched.put(path, content);
  await watched.look();
  watched.index();
  return watched;
}

describe('new files', () => {
  it('become photos that wait', async () => {
    const { put, look, photoAt, state, photos } = openWatched();
    put('a.jpg', 'A');
    put('trip/b.jpg', 'B');

    await look();

    expect(photos()).toBe(2);
    expect(state(photoAt('a.jpg'))).toBe('pending');
    expect((await look()).changed).toEqual([]);
  });

  it('make one photo when the same content arrives twice at once', async () => {
    const { put, look, photoAt, photos } = openWatched();
    for (const name of ['a.jpg', 'copy of a.jpg', 'trip/a.jpg']) put(name, 'A');
    put('b.jpg', 'B');

    await look();

    expect(photos()).toBe(2);
    expect(photoAt('copy of a.jpg')).toBe(photoAt('a.jpg'));
    expect(photoAt('trip/a.jpg')).toBe(photoAt('a.jpg'));
  });

  it('add a file to the photo they are a copy of', async () => {
    const { db, put, look, index, photoAt, state } = await openWatchedWith({ 'a.jpg': 'A' });
    put('copy.jpg', 'A');

    await look();

    expect(photoAt('copy.jpg')).toBe(photoAt('a.jpg'));
    expect(filesOfPhoto(db, photoAt('a.jpg') ?? 0)).toHaveLength(2);
    expect(state(photoAt('a.jpg'))).toBe('indexed');
    expect(index()).toBe(0);
  });

  it('are photos of their own when only their middle differs', async () => {
    const { put, look, photoAt, photos } = openWatched();
    const content = (middle: string) => 'x'.repeat(1024 * 1024) + middle.repeat(4_000) + 'y'.repeat(2_000);
    put('a.jpg', content('1'));
    put('b.jpg', content('2'));

    await look();

    expect(photos()).toBe(2);
    expect(photoAt('a.jpg')).not.toBe(photoAt('b.jpg'));
  });

  it('wait in more than one transaction when there are many', async () => {
    const { put, look, photos } = openWatched();
    for (let i = 0; i < 150; i++) put(`${i}.jpg`, `content ${i % 140}`);

    await look();

    expect(photos()).toBe(140);
  });
});

describe('a rename', () => {
  it('keeps the photo without reading it', async () => {
    const { db, modelId, inFolder, look, photoAt, state, photos } = await openWatchedWith({ 'a.jpg': 'A' });
    const id = photoAt('a.jpg') ?? 0;
    const before = findVector(db, id, modelId);
    renameSync(inFolder('a.jpg'), inFolder('b.jpg'));

    const { moved, changed } = await look();

    expect([moved.length, changed.length]).toEqual([1, 0]);
    expect(photoAt('b.jpg')).toBe(id);
    expect(photoAt('a.jpg')).toBeUndefined();
    expect(state(id)).toBe('indexed');
    expect(findVector(db, id, modelId)).toEqual(before);
    expect(photos()).toBe(1);
  });

  it('of a whole folder keeps every photo in it', async () => {
    const { inFolder, look, index, photoAt, photos } = await openWatchedWith({
      'trip/a.jpg': 'A',
      'trip/deep/b.jpg': 'B',
    });
    const before = [photoAt('trip/a.jpg'), photoAt('trip/deep/b.jpg')];
    renameSync(inFolder('trip'), inFolder('journey'));

    await look();

    expect([photoAt('journey/a.jpg'), photoAt('journey/deep/b.jpg')]).toEqual(before);
    expect(photos()).toBe(2);
    expect(index()).toBe(0);
  });

  it('that swaps two names leaves each photo what it is', async () => {
    const { inFolder, look, index, photoAt, state } = await openWatchedWith({
      'a.jpg': 'A',
      'b.jpg': 'BB',
      'c.jpg': 'CCC',
    });
    const [a, b, c] = ['a.jpg', 'b.jpg', 'c.jpg'].map((path) => photoAt(path));
    for (const [from, to] of [
      ['a.jpg', 'x'],
      ['b.jpg', 'a.jpg'],
      ['c.jpg', 'b.jpg'],
      ['x', 'c.jpg'],
    ] as const) {
      renameSync(inFolder(from), inFolder(to));
    }

    await look();

    expect([photoAt('a.jpg'), photoAt('b.jpg'), photoAt('c.jpg')]).toEqual([b, c, a]);
    expect([a, b, c].map(state)).toEqual(['indexed', 'indexed', 'indexed']);
    expect(index()).toBe(0);
  });

  it('over another photo keeps the one and misses the other', async () => {
    const { inFolder, look, photoAt, state } = await openWatchedWith({ 'a.jpg': 'A', 'b.jpg': 'BB' });
    const [a, b] = [photoAt('a.jpg'), photoAt('b.jpg')];
    renameSync(inFolder('a.jpg'), inFolder('b.jpg'));

    await look();

    expect(photoAt('b.jpg')).toBe(a);
    expect(state(a)).toBe('indexed');
    expect(state(b)).toBe('missing');
  });

  it('is noticed by content where the drive numbers its files anew', async () => {
    const { inFolder, look, index, photoAt, state, photos } = await openWatchedWith({ 'a.jpg': 'A' });
    const id = photoAt('a.jpg');
    copyFileSync(inFolder('a.jpg'), inFolder('b.jpg'));
    rmSync(inFolder('a.jpg'));

    await look();

    expect(photoAt('b.jpg')).toBe(id);
    expect(state(id)).toBe('indexed');
    expect(photos()).toBe(1);
    expect(index()).toBe(0);
  });
});

describe('an edit', () => {
  it('keeps the photo and drops what was computed from it', async () => {
    const { db, modelId, put, look, photoAt, state } = await openWatchedWith({ 'a.jpg': 'A' });
    const id = photoAt('a.jpg') ?? 0;
    db.exec(
      `INSERT INTO tags (id, label, label_group) VALUES (1, 'cat', 'animals'); INSERT INTO photo_tags VALUES (${id}, ${modelId}, 1, 0.9)`,
    );
    put('a.jpg', 'A, edited');

    await look();

    expect(photoAt('a.jpg')).toBe(id);
    expect(state(id)).toBe('pending');
    expect(findVector(db, id, modelId)).toBeNull();
    expect(db.prepare('SELECT * FROM photo_tags').all()).toEqual([]);
  });

  it('that changes nothing but the time costs nothing', async () => {
    const { db, modelId, put, look, index, photoAt, state } = await openWatchedWith({ 'a.jpg': 'A' });
    const id = photoAt('a.jpg') ?? 0;
    put('a.jpg', 'A');

    await look();

    expect(state(id)).toBe('indexed');
    expect(findVector(db, id, modelId)).not.toBeNull();
    expect(index()).toBe(0);
    expect((await look()).changed).toEqual([]);
  });

  it('of one copy makes it a photo of its own and leaves the other', async () => {
    const { put, look, photoAt, state } = await openWatchedWith({ 'a.jpg': 'A', 'copy.jpg': 'A' });
    const id = photoAt('a.jpg');
    put('copy.jpg', 'A, edited');

    await look();

    expect(photoAt('a.jpg')).toBe(id);
    expect(state(id)).toBe('indexed');
    expect(photoAt('copy.jpg')).not.toBe(id);
    expect(state(photoAt('copy.jpg'))).toBe('pending');
  });
});

describe('a file that vanished', () => {
  it('leaves its photo missing, and indexed again at once when it returns', async () => {
    const { db, modelId, inFolder, put, look, index, photoAt, state } = await openWatchedWith({
      'a.jpg': 'A',
      'b.jpg': 'B',
    });
    const id = photoAt('a.jpg') ?? 0;
    const before = findVector(db, id, modelId);
    rmSync(inFolder('a.jpg'));
    await look();
    expect(state(id)).toBe('missing');
    expect(photoAt('a.jpg')).toBeUndefined();

    put('elsewhere/a.jpg', 'A');
    await look();

    expect(photoAt('elsewhere/a.jpg')).toBe(id);
    expect(state(id)).toBe('indexed');
    expect(index()).toBe(0);
    const after = findVector(db, id, modelId);
    expect(after?.embedding).toEqual(before?.embedding);
    expect(after?.seq, 'graphs built meanwhile do not hold it').toBeGreaterThan(before?.seq ?? 0);
  });

  it('waits when it returns and was never computed', async () => {
    const { inFolder, put, look, photoAt, state } = openWatched();
    put('a.jpg', 'A');
    await look();
    const id = photoAt('a.jpg');
    rmSync(inFolder('a.jpg'));
    await look();

    put('a.jpg', 'A');
    await look();

    expect(photoAt('a.jpg')).toBe(id);
    expect(state(id)).toBe('pending');
  });

  it('leaves its photo alone while a copy is there', async () => {
    const { inFolder, look, photoAt, state } = await openWatchedWith({ 'a.jpg': 'A', 'copy.jpg': 'A' });
    rmSync(inFolder('a.jpg'));

    await look();

    expect(state(photoAt('copy.jpg'))).toBe('indexed');
  });

  it('does not bring a photo back from the trash', async () => {
    const { db, inFolder, put, look, photoAt, state } = await openWatchedWith({ 'a.jpg': 'A' });
    const id = photoAt('a.jpg') ?? 0;
    setState(db, id, 'trashed');
    rmSync(inFolder('a.jpg'));
    await look();

    put('a.jpg', 'A');
    await look();

    expect(state(id)).toBe('trashed');
  });

  it('between the walk and now is left to the next walk', async () => {
    const { db, folder, modelId, put, photos } = openWatched();
    put('a.jpg', 'A');
    const { files } = listPhotos(folder.path, { patterns: [] });
    rmSync(join(folder.path, 'a.jpg'));

    const signal = new AbortController().signal;
    await settle(compare(files, []), {
      db,
      folder,
      activeModel: () => modelId,
      turns: new Turns(),
      onSettled: () => undefined,
      signal,
    });

    expect(photos()).toBe(0);
  });
});

describe('a move to another folder', () => {
  it.each(['old', 'new'] as const)('keeps the photo when the %s folder is looked at first', async (first) => {
    const { db, folder, inFolder, look, index, photoAt, state, photos } = await openWatchedWith({
      'a.jpg': 'A',
      'b.jpg': 'B',
    });
    const other = addFolder(db, temporaryFolder());
    const id = photoAt('a.jpg');
    renameSync(inFolder('a.jpg'), join(other.path, 'moved.jpg'));

    for (const at of first === 'old' ? [folder, other] : [other, folder]) await look(at);

    expect(photoAt('moved.jpg', other)).toBe(id);
    expect(photoAt('a.jpg')).toBeUndefined();
    expect(state(id)).toBe('indexed');
    expect(photos()).toBe(2);
    expect(index()).toBe(0);
  });
});

it('never touches a file', async () => {
  const { inFolder, look, folder } = await openWatchedWith({ 'a.jpg': 'A', 'b.jpg': 'B' });
  appendFileSync(inFolder('a.jpg'), '!');
  renameSync(inFolder('b.jpg'), inFolder('c.jpg'));
  const before = listPhotos(folder.path, { patterns: [] });

  await look();

  expect(listPhotos(folder.path, { patterns: [] })).toEqual(before);
  expect(existsSync(inFolder('a.jpg'))).toBe(true);
});

it('a folder with many photos that is renamed costs no reading, and loses nothing', async () => {
  const contents = Object.fromEntries(Array.from({ length: 1_200 }, (_, i) => [`trip/${i}.jpg`, `content ${i}`]));
  const { db, inFolder, look, index, photoAt, photos } = await openWatchedWith(contents);
  const ids = Array.from({ length: 1_200 }, (_, i) => photoAt(`trip/${i}.jpg`));
  index();
  renameSync(inFolder('trip'), inFolder('journey'));

  const { moved, changed, vanished } = await look();

  expect([moved.length, changed.length, vanished.length]).toEqual([1_200, 0, 0]);
  expect(ids.map((_, i) => photoAt(`journey/${i}.jpg`))).toEqual(ids);
  expect(photos()).toBe(1_200);
  expect(nextPending(db, 10)).toEqual([]);
});

it('a backup restored with new times and inodes is the photos it was, with nothing to embed', async () => {
  const contents = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`trip/${i}.jpg`, `content ${i}`]));
  const { db, modelId, inFolder, put, look, index, photoAt, photos, state } = await openWatchedWith(contents);
  const ids = Array.from({ length: 40 }, (_, i) => photoAt(`trip/${i}.jpg`) ?? 0);
  const vectors = ids.map((id) => findVector(db, id, modelId)?.seq);
  rmSync(inFolder('trip'), { recursive: true });
  for (const [path, content] of Object.entries(contents)) put(path, content);

  await look();

  expect(ids.map((_, i) => photoAt(`trip/${i}.jpg`))).toEqual(ids);
  expect(ids.every((id) => state(id) === 'indexed')).toBe(true);
  expect(ids.map((id) => findVector(db, id, modelId)?.seq)).toEqual(vectors);
  expect(index()).toBe(0);
  expect(photos()).toBe(40);
});

it('a backup restored to another place, after a walk found its photos gone, has them back without embedding', async () => {
  const { inFolder, put, look, index, photoAt, photos, state } = await openWatchedWith({
    'a.jpg': 'A',
    'trip/b.jpg': 'B',
  });
  const ids = [photoAt('a.jpg'), photoAt('trip/b.jpg')];
  rmSync(inFolder('trip'), { recursive: true });
  rmSync(inFolder('a.jpg'));
  await look();
  expect(ids.map(state)).toEqual(['missing', 'missing']);

  put('restored/a.jpg', 'A');
  put('restored/trip/b.jpg', 'B');
  await look();

  expect([photoAt('restored/a.jpg'), photoAt('restored/trip/b.jpg')]).toEqual(ids);
  expect(ids.map(state)).toEqual(['indexed', 'indexed']);
  expect(index()).toBe(0);
  expect(photos()).toBe(2);
});

it('keeps what was said of a photo that is copied over another and whose own file is then deleted', async () => {
  const { db, look, inFolder, photoAt, state } = await openWatchedWith({ 'a.jpg': 'one', 'b.jpg': 'two' });
  const [a, b] = [photoAt('a.jpg') ?? 0, photoAt('b.jpg') ?? 0];
  const album = createAlbum(db, 'Best', { words: null, tag: null, from: null, to: null, cutoff: 0.5 });
  setPin(db, album, a, 'in');

  copyFileSync(inFolder('a.jpg'), inFolder('b.jpg'));
  utimesSync(inFolder('b.jpg'), 1_700_000_000, 1_700_000_000);
  rmSync(inFolder('a.jpg'));
  await look();

  expect(photoAt('b.jpg')).toBe(a);
  expect([state(a), state(b)]).toEqual(['indexed', 'missing']);
  expect(albumsOfPhoto(db, a)).toHaveLength(1);
});

it('takes a photo copied over another for a copy', async () => {
  const { look, inFolder, photoAt, state } = await openWatchedWith({ 'a.jpg': 'one', 'b.jpg': 'two' });
  const [a, b] = [photoAt('a.jpg'), photoAt('b.jpg')];

  copyFileSync(inFolder('a.jpg'), inFolder('b.jpg'));
  utimesSync(inFolder('b.jpg'), 1_700_000_000, 1_700_000_000);
  await look();

  expect([photoAt('a.jpg'), photoAt('b.jpg')]).toEqual([a, a]);
  expect(state(b)).toBe('missing');
});
