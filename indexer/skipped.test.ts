import { chmodSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { filesOfFolder } from '#lib/store/files';
import { addFolder, readSkipped } from '#lib/store/folders';
import { asOrdinaryUser } from '#lib/testing/as-ordinary-user';
import { temporaryFolder } from '#lib/testing/folder';
import { openTestLibrary } from '#lib/testing/library';
import { Turns } from '#lib/turns';
import { lookAtFolder, type LookContext } from './folder-look';
import { viewFolder } from './folder-view';

function openFolder(readsVideos: boolean) {
  const { db } = openTestLibrary();
  const path = join(temporaryFolder(), 'photos');
  mkdirSync(path);
  for (const folder of [dirname(path), path]) chmodSync(folder, 0o755);
  const folder = addFolder(db, path);
  const context: LookContext = {
    db,
    activeModel: () => 1,
    view: async (order) => viewFolder(db, order, { patterns: [] }, { readsVideos: reads }),
    turns: new Turns(),
    onSettled: () => undefined,
    onDatesChanged: () => undefined,
    signal: new AbortController().signal,
  };
  let reads = readsVideos;
  const put = (name: string | Buffer) => {
    const file = Buffer.concat([Buffer.from(`${path}/`), Buffer.from(name)]);
    writeFileSync(file, name);
    utimesSync(file, 1_600_000_000, 1_600_000_000);
    return file;
  };
  return {
    put,
    folder,
    look: () => lookAtFolder(folder, context),
    skipped: () => readSkipped(db, folder.id),
    names: () => filesOfFolder(db, folder.id).map((file) => file.path),
    readVideos: (are: boolean) => (reads = are),
  };
}

it('counts videos while they are not read, indexes them when they are, and forgets none when they no longer are', async () => {
  const { put, look, skipped, names, readVideos } = openFolder(false);
  for (const name of ['a.mp4', 'b.MTS', 'c.jpg']) put(name);

  await look();
  expect([names(), skipped()]).toEqual([['c.jpg'], { videos: 2, unreadable: 0, names: 0 }]);

  readVideos(true);
  await look();
  expect(names().sort()).toEqual(['a.mp4', 'b.MTS', 'c.jpg']);
  expect(skipped().videos).toBe(0);

  readVideos(false);
  await look();
  expect(names()).toHaveLength(3);
});

it('counts files that may not be read, and indexes them once they may', async () => {
  const { put, look, skipped, names } = openFolder(false);
  put('a.jpg');
  const file = put('b.jpg');
  chmodSync(file, 0);

  await asOrdinaryUser(look);
  expect([names(), skipped().unreadable]).toEqual([['a.jpg'], 1]);

  chmodSync(file, 0o644);
  await look();
  expect([names(), skipped().unreadable]).toEqual([['a.jpg', 'b.jpg'], 0]);
});

it.skipIf(process.platform !== 'linux')('counts names that are not valid UTF-8', async () => {
  const { put, look, skipped, names } = openFolder(false);
  put('a\uFFFD.jpg');
  put(Buffer.from('caf\xe9.jpg', 'latin1'));

  await look();

  expect([names(), skipped().names]).toEqual([['a\uFFFD.jpg'], 1]);
});
