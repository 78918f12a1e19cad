import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '#lib/config';
import { temporaryFolder } from '#lib/testing/folder';
import { writePhoto } from '#lib/testing/photos';
import { Rules } from './exclude';
import { listPhotos } from './walk';

function folderWith(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function found(root: string, patterns: readonly string[] = [], below = ''): string[] {
  return [...listPhotos(root, { patterns }, { below }).files.keys()].sort();
}

it('understands gitignore patterns, relative to the watched folder', () => {
  const rules = Rules.forFolder('/photos', { patterns: ['drafts/', '/private', '*.png', '!keep.png', '.Trash*'] });

  const excluded = (path: string) => rules.leavesOut(path);
  for (const path of [
    'drafts/',
    'trip/drafts/',
    'drafts/a.jpg',
    'private',
    'private/a.jpg',
    'a.png',
    'x/b.PNG',
    '.Trash-1000/',
  ]) {
    expect(excluded(path), path).toBe(true);
  }
  for (const path of ['drafts', 'a.jpg', 'trip/private/a.jpg', 'keep.png', '...', '..a.jpg']) {
    expect(excluded(path), path).toBe(false);
  }
});

it("leaves out Rummage's own thumbnails when the data folder lies in a watched folder", async () => {
  const root = temporaryFolder();
  const thumbnails = join(root, 'rummage', 'data', 'thumbnails');
  mkdirSync(thumbnails, { recursive: true });
  await writePhoto(thumbnails, '320/ab/abc.webp', { format: 'webp' });
  await writePhoto(root, 'a.jpg');
  await writePhoto(root, 'rummage/data/thumbnails of mine/b.jpg');

  const { files } = listPhotos(root, { patterns: [], ownFolder: thumbnails });

  expect([...files.keys()].sort()).toEqual(['a.jpg', 'rummage/data/thumbnails of mine/b.jpg']);
});

it('never looks into trash folders, or those that programs keep for themselves', () => {
  const names = ['.Trash', '.Trash-1000', '.Trashes', '$RECYCLE.BIN', '@Recycle', '#recycle', '@eaDir', '.git'];
  const inside = Object.fromEntries(names.map((name) => [`trip/${name}/deep/a.jpg`, '']));
  const root = folderWith({ ...inside, 'trip/a.jpg': '', 'recycle/b.jpg': '' });

  expect(found(root, loadConfig({}).exclude)).toEqual(['recycle/b.jpg', 'trip/a.jpg']);
});

it('heeds a .rummageignore in any folder, for what lies below it', () => {
  const root = folderWith({
    '.rummageignore': '# not these\n*.gif\nprivate/\n',
    'a.jpg': '',
    'a.gif': '',
    'private/b.jpg': '',
    'trip/private/c.jpg': '',
    'trip/.rummageignore': '/raw/\r\nblurred*\r\n!keep.gif\r\n',
    'trip/raw/d.jpg': '',
    'trip/day/raw/e.jpg': '',
    'trip/day/blurred 1.jpg': '',
    'trip/keep.gif': '',
    'trip/other.gif': '',
    'raw/f.jpg': '',
    'blurred.jpg': '',
  });

  expect(found(root)).toEqual(['a.jpg', 'blurred.jpg', 'raw/f.jpg', 'trip/day/raw/e.jpg', 'trip/keep.gif']);
});

it('heeds the rules above the place a look starts at', () => {
  const root = folderWith({
    '.rummageignore': 'private/\n*.gif',
    'trip/private/deep/a.jpg': '',
    'trip/day/a.gif': '',
    'trip/day/b.jpg': '',
  });

  expect(found(root, [], 'trip/day')).toEqual(['trip/day/b.jpg']);
  expect(found(root, [], 'trip/private')).toEqual([]);
  expect(found(root, [], 'trip/private/deep')).toEqual([]);
});

it('takes a .rummageignore that is a folder, or leads nowhere, for none', () => {
  const root = folderWith({ 'a.jpg': '', '.rummageignore/b.jpg': '', 'trip/c.jpg': '' });
  symlinkSync(join(root, 'nowhere'), join(root, 'trip', '.rummageignore'));

  expect(found(root, ['.*/'])).toEqual(['a.jpg', 'trip/c.jpg']);
});
