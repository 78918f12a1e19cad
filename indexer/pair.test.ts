import { copyFileSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { albumsOfPhoto, createAlbum, setPin } from '#lib/store/albums';
import { allFilesOfPhoto, filesOfFolder, findFile } from '#lib/store/files';
import { addFolder } from '#lib/store/folders';
import { findPhoto, markIndexed, nextPending } from '#lib/store/photos';
import { film } from '#lib/testing/films';
import { temporaryFolder } from '#lib/testing/folder';
import { openTestLibrary, rememberTestModel, SOME_FACTS } from '#lib/testing/library';
import { photoBytes } from '#lib/testing/photos';
import { cr3, dng, raf } from '#lib/testing/raw-files';
import { Turns } from '#lib/turns';
import { compare } from './compare';
import { settle } from './settle';
import { listPhotos } from './walk';

/** The date all made-up raw files tell. */
const TAKEN = '2018:07:06 05:04:03';
const TAKEN_MS = Date.UTC(2018, 6, 6, 5, 4, 3);

const preview = await photoBytes({ width: 640, height: 480 });
const raw = dng(await photoBytes(), preview);
const jpeg = (date = TAKEN, seed = 1) => photoBytes({ exif: { IFD2: { DateTimeOriginal: date } }, seed });
const [picture, otherDay, edited] = await Promise.all([jpeg(), jpeg('2019:01:01 10:00:00'), jpeg(TAKEN, 2)]);

function openWatched() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const folder = addFolder(db, temporaryFolder());
  const album = createAlbum(db, 'Best', { words: null, tag: null, from: null, to: null, cutoff: 0.5 });
  let clock = 1_600_000_000;
  const inFolder = (path: string) => join(folder.path, path);
  const put = (path: string, bytes: Buffer) => {
    mkdirSync(dirname(inFolder(path)), { recursive: true });
    writeFileSync(inFolder(path), bytes);
    utimesSync(inFolder(path), clock, clock);
    clock += 60;
  };
  const lookOnce = async () => {
    const { files } = listPhotos(folder.path, { patterns: [] }, { readsVideos: true });
    return settle(compare(files, filesOfFolder(db, folder.id)), {
      db,
      folder,
      activeModel: () => modelId,
      turns: new Turns(),
      onSettled: () => undefined,
      signal: new AbortController().signal,
    });
  };
  const look = async () => {
    while ((await lookOnce()).released.length > 0);
    for (const id of nextPending(db, 100)) markIndexed(db, id, SOME_FACTS);
  };
  const photoAt = (path: string) => findFile(db, folder.id, path)?.photoId;
  const roleAt = (path: string) => findFile(db, folder.id, path)?.role;
  const files = (path: string) => allFilesOfPhoto(db, photoAt(path) ?? 0).map((file) => file.path);
  const shown = () =>
    db.prepare<[], number>("SELECT count(*) FROM photos WHERE state IN ('indexed', 'pending')").pluck().get();
  const pin = (path: string) => setPin(db, album, photoAt(path) ?? 0, 'in');
  const isPinned = (path: string) => albumsOfPhoto(db, photoAt(path) ?? 0).length === 1;
  const contentAt = (path: string) => findPhoto(db, photoAt(path) ?? 0)?.contentId;
  return { db, put, look, inFolder, photoAt, roleAt, files, shown, pin, isPinned, contentAt };
}

type Watched = ReturnType<typeof openWatched>;

async function openWith(contents: Readonly<Record<string, Buffer>>): Promise<Watched> {
  const watched = openWatched();
  for (const [path, bytes] of Object.entries(contents)) watched.put(path, bytes);
  await watched.look();
  return watched;
}

describe('a raw file and the picture the camera made with it', () => {
  it('are one photo, which shows the picture', async () => {
    const { files, shown, roleAt } = await openWith({ 'a/DSC_1.NEF': raw, 'a/DSC_1.JPG': picture });

    expect(shown()).toBe(1);
    expect(files('a/DSC_1.NEF')).toEqual(['a/DSC_1.JPG', 'a/DSC_1.NEF']);
    expect([roleAt('a/DSC_1.JPG'), roleAt('a/DSC_1.NEF')]).toEqual(['original', 'raw']);
  });

  it.each([
    ['DSC_1.NEF', raw, 'DSC_1.JPG', picture],
    ['DSC_1.JPG', picture, 'DSC_1.NEF', raw],
  ])('are one photo when %s came first, with what was said of it', async (first, bytes, second, others) => {
    const { put, look, shown, files, pin, isPinned, photoAt } = await openWith({ [first]: bytes });
    pin(first);
    const id = photoAt(first);

    put(second, others);
    await look();

    expect(shown()).toBe(1);
    expect(files(second)).toEqual(['DSC_1.JPG', 'DSC_1.NEF']);
    expect(photoAt(second)).toBe(id);
    expect(isPinned(second)).toBe(true);
  });

  it('are two photos when their dates lie apart, or in different folders, or under other names', async () => {
    const { shown } = await openWith({
      'DSC_1.NEF': raw,
      'DSC_1.JPG': otherDay,
      'a/DSC_2.NEF': Buffer.concat([raw, Buffer.from('2')]),
      'b/DSC_2.JPG': picture,
      'DSC_2.5.JPG': edited,
    });

    expect(shown()).toBe(5);
  });

  it.each([
    ['CR3', cr3(preview, preview)],
    ['RAF', raf(picture)],
  ])('are told apart by the dates inside %s, too', async (ending, bytes) => {
    const { shown } = await openWith({ [`1.${ending}`]: bytes, '1.JPG': otherDay });

    expect(shown()).toBe(2);
  });

  it('go on as one photo when the picture is edited', async () => {
    const { put, look, shown, files, photoAt } = await openWith({ 'DSC_1.NEF': raw, 'DSC_1.JPG': picture });
    const id = photoAt('DSC_1.JPG');

    put('DSC_1.JPG', edited);
    await look();

    expect([shown(), photoAt('DSC_1.NEF'), photoAt('DSC_1.JPG')]).toEqual([1, id, id]);
    expect(files('DSC_1.JPG')).toHaveLength(2);
  });

  it('leave the raw file to show the photo when the picture is deleted, and the picture when the raw file is', async () => {
    const watched = await openWith({ 'DSC_1.NEF': raw, 'DSC_1.JPG': picture, 'b/2.NEF': raw, 'b/2.JPG': picture });
    const { look, inFolder, photoAt, pin, isPinned, roleAt, contentAt } = watched;
    const [id, before] = [photoAt('DSC_1.JPG'), contentAt('DSC_1.JPG')];
    pin('DSC_1.JPG');

    rmSync(inFolder('DSC_1.JPG'));
    rmSync(inFolder('b'), { recursive: true });
    await look();

    expect([photoAt('DSC_1.NEF'), roleAt('DSC_1.NEF')]).toEqual([id, 'original']);
    expect(contentAt('DSC_1.NEF')).not.toBe(before);
    expect(isPinned('DSC_1.NEF')).toBe(true);

    watched.put('DSC_1.JPG', picture);
    await look();
    rmSync(inFolder('DSC_1.NEF'));
    await look();
    expect(watched.files('DSC_1.JPG')).toEqual(['DSC_1.JPG']);
    expect(contentAt('DSC_1.JPG')).toBe(before);
    expect(isPinned('DSC_1.JPG')).toBe(true);
  });

  it('stay together when both are moved, part when one is renamed, and meet again when it is named back', async () => {
    const { look, inFolder, shown, files } = await openWith({ 'DSC_1.NEF': raw, 'DSC_1.JPG': picture });

    mkdirSync(inFolder('trip'));
    for (const ending of ['NEF', 'JPG']) renameSync(inFolder(`DSC_1.${ending}`), inFolder(`trip/x.${ending}`));
    await look();
    expect([shown(), files('trip/x.NEF')]).toEqual([1, ['trip/x.JPG', 'trip/x.NEF']]);

    renameSync(inFolder('trip/x.NEF'), inFolder('trip/y.NEF'));
    await look();
    expect([shown(), files('trip/y.NEF')]).toEqual([2, ['trip/y.NEF']]);

    renameSync(inFolder('trip/y.NEF'), inFolder('trip/x.NEF'));
    await look();
    expect([shown(), files('trip/x.NEF')]).toEqual([1, ['trip/x.JPG', 'trip/x.NEF']]);
  });

  it('are one photo when both are copied elsewhere', async () => {
    const { look, inFolder, shown, files } = await openWith({ 'DSC_1.NEF': raw, 'DSC_1.JPG': picture });

    mkdirSync(inFolder('copy'));
    for (const ending of ['NEF', 'JPG']) copyFileSync(inFolder(`DSC_1.${ending}`), inFolder(`copy/DSC_1.${ending}`));
    utimesSync(inFolder('copy/DSC_1.NEF'), 1_600_000_000, 1_600_000_000);
    await look();

    expect(shown()).toBe(1);
    expect(files('copy/DSC_1.NEF')).toHaveLength(4);
  });
});

describe('a Live Photo', () => {
  const ID = '0F1E2D3C-1111-2222-3333-444455556666';

  it('is one photo by Apple’s identifier, whatever the dates say', async () => {
    const { shown, roleAt, files } = await openWith({
      'IMG_1.JPG': Buffer.concat([picture, Buffer.from(ID)]),
      'IMG_1.MOV': film({ contentIdentifier: ID, filmedAt: TAKEN_MS + 9e10, seconds: 9 }),
    });

    expect([shown(), roleAt('IMG_1.MOV')]).toEqual([1, 'motion']);
    expect(files('IMG_1.MOV')).toEqual(['IMG_1.JPG', 'IMG_1.MOV']);
  });

  it.each([
    ['in another time zone', film({ filmedAt: TAKEN_MS - 2 * 3_600_000 + 2_000 }), 1],
    ['of no date', film(), 1],
    ['of another day', film({ filmedAt: TAKEN_MS + 86_400_000 }), 2],
    ['that is long', film({ filmedAt: TAKEN_MS, seconds: 40 }), 2],
    ['that cannot be read', Buffer.from('no film'), 2],
  ])('with a film %s', async (_, bytes, photos) => {
    const { shown } = await openWith({ 'IMG_1.JPG': picture, 'IMG_1.MOV': bytes });

    expect(shown()).toBe(photos);
  });

  it('is one photo whichever half comes first, and its film is let go when the picture is deleted', async () => {
    const { put, look, shown, photoAt, roleAt, inFolder, db, isPinned, pin } = await openWith({ 'IMG_1.MOV': film() });
    pin('IMG_1.MOV');

    put('IMG_1.JPG', picture);
    await look();
    const id = photoAt('IMG_1.JPG') ?? 0;
    expect([shown(), photoAt('IMG_1.MOV'), isPinned('IMG_1.JPG')]).toEqual([1, id, true]);

    rmSync(inFolder('IMG_1.JPG'));
    await look();
    expect(findPhoto(db, id)?.state).toBe('missing');
    expect(roleAt('IMG_1.MOV')).toBe('original');
    expect(photoAt('IMG_1.MOV')).not.toBe(id);
  });
});
