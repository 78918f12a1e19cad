import { cpSync, mkdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '#lib/config';
import { dataPaths } from '#lib/paths';
import { createAlbum, setPin } from '#lib/store/albums';
import { openDatabase } from '#lib/store/database';
import { findFile, insertFile } from '#lib/store/files';
import { addFolder, listFolders } from '#lib/store/folders';
import { handTag } from '#lib/store/hand-tags';
import { findPhoto, insertPhoto, keywordsOfPhoto, markIndexed } from '#lib/store/photos';
import { RATING } from '#lib/store/ratings';
import { temporaryFolder } from '#lib/testing/folder';
import { openTestLibrary, SOME_FACTS } from '#lib/testing/library';
import { samplePhotos } from '#lib/testing/photos';
import { prepareData } from '#lib/testing/prepared-data';
import { everyPlace } from '#lib/xmp/places';
import { writeSidecars } from '#lib/xmp/write-sidecars';
import { runIndexer } from './main';

const signal = new AbortController().signal;

/** A library that says something of a photo, and has written it beside it. */
async function writeBeside(photos: string, name: string): Promise<void> {
  const { db, paths } = openTestLibrary();
  const { id: folderId } = addFolder(db, photos);
  const photoId = insertPhoto(db, 'content');
  const { size: bytes, mtimeMs, ino: inode } = statSync(join(photos, name));
  insertFile(db, { folderId, photoId, path: name, bytes, mtimeUs: Math.round(mtimeMs * 1000), inode });
  markIndexed(db, photoId, SOME_FACTS);

  for (const label of ['Minka & 東京', '<cat>', '2019']) handTag(label).write(db, [photoId], 'on');
  RATING.write(db, [photoId], 5);
  const rule = { words: null, tag: null, from: null, to: null, cutoff: 0 };
  setPin(db, createAlbum(db, 'Summer 2019', rule), photoId, 'in');

  const order = { places: everyPlace(listFolders(db)), onlyMine: false, intoExisting: false, dryRun: false };
  expect(await writeSidecars(db, paths, order, { signal })).toMatchObject({ written: 1 });
  // What was written just now may still be being written, for all a walk knows.
  utimesSync(join(photos, `${name}.xmp`), 1_700_000_000, 1_700_000_000);
}

it('reads tags, albums and stars that another library wrote into sidecars, and nobody touched the photo', async () => {
  const root = temporaryFolder(onTestFinished);
  const photos = join(root, 'photos');
  mkdirSync(photos);
  cpSync(samplePhotos()[0] ?? '', join(photos, 'größe.jpg'));
  const original = readFileSync(join(photos, 'größe.jpg'));
  await writeBeside(photos, 'größe.jpg');

  const config = { ...loadConfig({ RUMMAGE_DATA: join(root, 'data') }), folders: [photos] };
  await prepareData(config.data);
  expect(await runIndexer({ config, folders: [], once: true, signal })).toEqual({ indexed: 1, failed: 0 });

  const db = openDatabase(dataPaths(config.data), 'computed');
  onTestFinished(() => void db.close());
  const photoId = findFile(db, listFolders(db)[0]?.id ?? 0, 'größe.jpg')?.photoId ?? 0;
  expect(findPhoto(db, photoId)?.rating).toBe(5);
  expect(keywordsOfPhoto(db, photoId).toSorted()).toEqual(['2019', '<cat>', 'Minka & 東京', 'Summer 2019']);
  expect(readFileSync(join(photos, 'größe.jpg'))).toEqual(original);
});
