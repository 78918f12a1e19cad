import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { insertFile } from '#lib/store/files';
import { addFolder } from '#lib/store/folders';
import { insertPhoto } from '#lib/store/photos';
import { temporaryFolder } from '#lib/testing/folder';
import { openTestLibrary } from '#lib/testing/library';
import { FolderProcess, PART } from './folder-process';
import { viewFolder } from './folder-view';

function openFolder() {
  const { db, paths } = openTestLibrary();
  const folder = addFolder(db, temporaryFolder());
  const exclusion = { patterns: ['drafts/'], ownFolder: paths.thumbnails };
  const process = new FolderProcess({ data: paths.root, exclusion });
  onTestFinished(() => process.close());
  const put = (name: string) => {
    writeFileSync(join(folder.path, name), name);
    utimesSync(join(folder.path, name), 1_600_000_000, 1_600_000_000);
  };
  const order = { folderId: folder.id, root: folder.path, hints: null };
  return { db, folder, process, put, order, here: () => viewFolder(db, order, exclusion) };
}

it('sees what is seen from here, in as many parts as it takes', async () => {
  const { db, folder, process, put, order, here } = openFolder();
  for (const name of ['trip', 'drafts']) mkdirSync(join(folder.path, name));
  const new_ = Array.from({ length: 2 * PART + 5 }, (_, i) => `trip/${i}.jpg`);
  for (const name of [...new_, 'drafts/a.jpg']) put(name);
  for (let i = 0; i < PART + 1; i++) {
    const photoId = insertPhoto(db, String(i));
    insertFile(db, { folderId: folder.id, photoId, path: `gone/${i}.jpg`, bytes: 1, mtimeUs: i, inode: i });
  }

  const view = await process.view(order);

  expect(view).toEqual(here());
  expect(view.differences.changed).toHaveLength(new_.length);
  expect(view.differences.vanished).toHaveLength(PART + 1);
  expect(view.directories).toEqual(['', 'trip']);
});

it('says that a folder cannot be read, and goes on answering', async () => {
  const { folder, process, put, order } = openFolder();
  rmSync(folder.path, { recursive: true });
  expect((await process.view(order)).isReadable).toBe(false);

  mkdirSync(folder.path);
  put('a.jpg');
  expect(await process.view(order)).toMatchObject({ isReadable: true, found: 1, isRemote: false });
});

it('gives up a look when it is closed, and starts anew when asked again', async () => {
  const { process, put, order } = openFolder();
  put('a.jpg');

  const looking = expect(process.view(order)).rejects.toMatchObject({ code: 'unavailable' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const closing = process.close();
  const again = process.view(order);

  await looking;
  await closing;
  expect((await again).found).toBe(1);
});
