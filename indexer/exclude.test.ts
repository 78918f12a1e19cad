import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#lib/testing/folder';
import { writePhoto } from '#lib/testing/photos';
import { excluder } from './exclude';
import { walk } from './walk';

it('understands gitignore patterns, relative to the watched folder', () => {
  const isExcluded = excluder(['drafts/', '/private', '*.png', '!keep.png', '.Trash*']);

  const excluded = (path: string) => isExcluded(path, '/photos');
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
  for (const path of ['drafts', 'a.jpg', 'trip/private/a.jpg', 'keep.png', '', '/', '...', '..a.jpg']) {
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

  const { files } = await walk(root, excluder([], thumbnails));

  expect([...files.keys()].sort()).toEqual(['a.jpg', 'rummage/data/thumbnails of mine/b.jpg']);
});
