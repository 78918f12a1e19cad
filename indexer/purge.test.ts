import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { addFolder, writeFolderState } from '#lib/store/folders';
import { findPhoto, setState } from '#lib/store/photos';
import { deleteFile, filesOfPhoto } from '#lib/store/files';
import { trashPhotos } from '#lib/store/trash';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '#lib/testing/library';
import { vector } from '#lib/testing/vectors';
import { thumbnailFile } from '#lib/thumbnails/thumbnails';
import { Turns } from '#lib/turns';
import { Purge } from './purge';

/** A library with two photos whose files have gone, and one in the trash whose file is there. */
function openGone() {
  const { db, paths } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const add = (contentId: string) => addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0), contentId });
  const [gone, other, hidden] = [add('gone'), add('other'), add('hidden')];
  for (const id of [gone, other]) {
    for (const file of filesOfPhoto(db, id)) deleteFile(db, file.id);
    setState(db, id, 'missing');
  }
  trashPhotos(db, [hidden]);

  const files = ['gone', 'hidden'].map((contentId) => thumbnailFile(paths.thumbnails, 320, contentId));
  for (const file of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'a thumbnail');
  }
  const turns = new Turns();
  const purge = new Purge({ db, thumbnails: paths.thumbnails, turns, signal: new AbortController().signal });
  const states = () => [gone, other, hidden].map((id) => findPhoto(db, id)?.state);
  /** Walks the folder and looks, on a day `days` from now. */
  const liveThrough = async (days: number) => {
    const now = new Date(Date.now() + days * 86_400_000);
    const lastWalkAt = now.getTime();
    writeFolderState(db, addFolder(db, '/photos').id, { state: 'ready', reason: null, remedy: null, lastWalkAt });
    await purge.look(now);
  };
  return { db, purge, turns, gone, states, files, liveThrough };
}

it('forgets what has been gone for thirty days, with its thumbnails, and nothing in the trash that is there', async () => {
  const { states, files, liveThrough } = openGone();

  for (let days = 0; days <= 29; days++) await liveThrough(days);
  expect(states()).toEqual(['missing', 'missing', 'trashed']);
  expect(files.map((file) => existsSync(file))).toEqual([true, true]);

  await liveThrough(30);
  expect(states()).toEqual([undefined, undefined, 'trashed']);
  expect(files.map((file) => existsSync(file))).toEqual([false, true]);
});

it('forgets nothing when it looks for the first time after months, or every hour of a day', async () => {
  const { states, liveThrough } = openGone();

  await liveThrough(200);
  for (let hour = 0; hour < 40; hour++) await liveThrough(200 + hour / 1_000);

  expect(states()).toEqual(['missing', 'missing', 'trashed']);
});

it('forgets at once what a person names, and what is gone when they say all', async () => {
  const { purge, gone, states } = openGone();

  await purge.forget([gone]);
  expect(states()).toEqual([undefined, 'missing', 'trashed']);

  await purge.forget('all');
  expect(states()).toEqual([undefined, undefined, 'trashed']);
});

it('waits for a folder that is being settled: it may just be finding the file', async () => {
  const { purge, turns, gone, states } = openGone();
  let finish: () => void = () => undefined;
  const settling = turns.take(() => new Promise<void>((resolve) => (finish = resolve)));

  const forgetting = purge.forget([gone]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(states()[0]).toBe('missing');

  finish();
  await Promise.all([settling, forgetting]);
  expect(states()[0]).toBeUndefined();
});
