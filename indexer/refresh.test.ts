import { renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createAlbum, listAlbums, readFill, writeFill } from '#lib/store/albums';
import { addFolder } from '#lib/store/folders';
import { findPhoto, keywordsOfPhoto, markIndexed, nextPending } from '#lib/store/photos';
import { findFile } from '#lib/store/files';
import { temporaryFolder } from '#lib/testing/folder';
import { openTestLibrary, rememberTestModel, SOME_FACTS } from '#lib/testing/library';
import { photoBytes } from '#lib/testing/photos';
import { Turns } from '#lib/turns';
import { lookAtFolder, lookAtHints, type LookContext } from './folder-look';
import { viewFolder } from './folder-view';

const xmp = (date: string, rating: number, keyword: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmp:Rating="${rating}" exif:DateTimeOriginal="${date}"><dc:subject><rdf:Bag>
  <rdf:li>${keyword}</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>`;

async function openIndexed() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const folder = addFolder(db, temporaryFolder());
  let clock = 1_600_000_000;
  let changes = 0;
  const put = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder.path, name), content);
    utimesSync(join(folder.path, name), clock, clock);
    clock += 60;
  };
  const context: LookContext = {
    db,
    activeModel: () => modelId,
    view: async (order) => viewFolder(db, order, { patterns: [] }),
    turns: new Turns(),
    onSettled: () => undefined,
    onDatesChanged: () => changes++,
    signal: new AbortController().signal,
  };
  for (const [i, name] of ['a.jpg', 'b.jpg'].entries()) put(name, await photoBytes({ seed: i + 1 }));
  await lookAtFolder(folder, context);
  for (const id of nextPending(db, 10)) markIndexed(db, id, { ...SOME_FACTS, keywords: [], rating: null });

  const photo = (name: string) => findPhoto(db, findFile(db, folder.id, name)?.photoId ?? 0);
  return { db, modelId, folder, put, context, photo, changes: () => changes };
}

it('takes in a sidecar that appears, changes or goes after its photo was indexed, and embeds nothing', async () => {
  const { db, folder, put, context, photo, changes } = await openIndexed();
  const other = photo('b.jpg');

  put('a.xmp', xmp('2017-05-06T07:08:09', 3, 'lake'));
  await lookAtFolder(folder, context);
  expect(photo('a.jpg')).toMatchObject({
    state: 'indexed',
    takenAt: Date.UTC(2017, 4, 6, 7, 8, 9),
    takenAtSource: 'xmp',
    rating: 3,
  });
  expect(keywordsOfPhoto(db, photo('a.jpg')?.id ?? 0)).toEqual(['lake']);

  put('a.xmp', xmp('2017-05-06T07:08:09', 5, 'sea'));
  await lookAtHints(folder, ['a.xmp'], context);
  expect(photo('a.jpg')?.rating).toBe(5);
  expect(keywordsOfPhoto(db, photo('a.jpg')?.id ?? 0)).toEqual(['sea']);
  expect(changes()).toBe(1);

  rmSync(join(folder.path, 'a.xmp'));
  await lookAtFolder(folder, context);
  expect(photo('a.jpg')).toMatchObject({ state: 'indexed', rating: null, takenAtSource: 'file' });
  expect(photo('b.jpg')).toEqual(other);
});

it('takes in Takeout’s date, and has albums filled anew whose rule asks for one', async () => {
  const { db, modelId, folder, put, context, photo } = await openIndexed();
  const rule = { words: null, tag: null, from: '2017-01-01', to: null, cutoff: 0 };
  const ids = [createAlbum(db, 'By date', rule), createAlbum(db, 'Others', { ...rule, from: null })];
  for (const { id, ruleVersion } of listAlbums(db)) writeFill(db, id, modelId, ruleVersion);

  put('b.jpg.supplemental-metadata.json', JSON.stringify({ photoTakenTime: { timestamp: '1500000000' } }));
  await lookAtFolder(folder, context);

  expect(photo('b.jpg')?.takenAtSource).toBe('takeout');
  expect(ids.map((id) => readFill(db, id, modelId))).toEqual([null, 1]);
});

it('has albums filled anew whose rule has filters, when a sidecar or a name changes', async () => {
  const { db, modelId, folder, put, context, changes } = await openIndexed();
  const rule = { words: 'rating:5', tag: null, from: null, to: null, cutoff: 0 };
  const ids = [createAlbum(db, 'By filter', rule), createAlbum(db, 'By words', { ...rule, words: 'cats' })];
  const fill = () => listAlbums(db).forEach(({ id, ruleVersion }) => writeFill(db, id, modelId, ruleVersion));
  const filled = () => ids.map((id) => readFill(db, id, modelId));

  fill();
  put('a.xmp', xmp('2017-05-06T07:08:09', 3, 'lake'));
  await lookAtFolder(folder, context);
  fill();
  put('a.xmp', xmp('2017-05-06T07:08:09', 5, 'lake'));
  await lookAtFolder(folder, context);
  expect(filled()).toEqual([null, 1]);

  fill();
  const before = changes();
  renameSync(join(folder.path, 'b.jpg'), join(folder.path, 'c.jpg'));
  await lookAtFolder(folder, context);
  expect(filled()).toEqual([null, 1]);
  expect(changes()).toBe(before + 1);
});

it('reads a sidecar once', async () => {
  const { folder, put, context, photo } = await openIndexed();
  put('a.xmp', xmp('2017-05-06T07:08:09', 3, 'lake'));
  await lookAtFolder(folder, context);
  const before = photo('a.jpg');

  const view = await context.view({ folderId: folder.id, root: folder.path, hints: null });
  expect(view.sidecars).toEqual({ changed: [], vanished: [] });
  expect(photo('a.jpg')).toEqual(before);
});
