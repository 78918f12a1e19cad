import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { lookAlikesAfter } from '#lib/store/duplicates';
import { photosWithoutHash } from '#lib/store/look-alikes';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '#lib/testing/library';
import { samplePhotos } from '#lib/testing/photos';
import { vector } from '#lib/testing/vectors';
import { thumbnailFile } from '#lib/thumbnails/thumbnails';
import { HashFill } from './hash-fill';

async function openIndexedBefore() {
  const { db, paths } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const add = (contentId: string) => addTestPhoto(db, { modelId, embedding: vector(1, 2, 3, 4), contentId });
  const [photo = ''] = samplePhotos();
  const ids: number[] = [];
  for (const [contentId, width] of [
    ['a-large', 400],
    ['b-small', 200],
  ] as const) {
    const file = thumbnailFile(paths.thumbnails, 320, contentId);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await sharp(photo).resize(width).webp().toBuffer());
    ids.push(add(contentId));
  }
  const cleared = add('c-cleared');

  const turns: number[] = [];
  const fill = (isIdle: () => boolean) =>
    new HashFill({
      db,
      thumbnails: paths.thumbnails,
      mayGoOn: async () => void turns.push(1),
      isIdle,
      signal: new AbortController().signal,
    });
  const waiting = () => photosWithoutHash(db, 0, 10).map(({ id }) => id);
  return { db, ids, cleared, fill, waiting };
}

it('gives hashes to photos indexed before, from their thumbnails, and finds their look-alikes', async () => {
  const { db, ids, cleared, fill, waiting } = await openIndexedBefore();
  expect(waiting()).toEqual([...ids, cleared]);

  const filling = fill(() => true);
  filling.look();
  filling.look();
  await filling.ended();

  expect(waiting()).toEqual([cleared]);
  expect(lookAlikesAfter(db, { photoId: 0, otherId: 0 }, 10)).toEqual([
    { photoId: ids[0], otherId: ids[1], relation: 'near' },
  ]);
});

it('stops as soon as there is something to index, and goes on from there', async () => {
  const { ids, cleared, fill, waiting } = await openIndexedBefore();
  let left = 1;
  const filling = fill(() => left-- > 0);

  filling.look();
  await filling.ended();
  expect(waiting()).toEqual([ids[1], cleared]);

  left = 10;
  filling.look();
  await filling.ended();
  expect(waiting()).toEqual([cleared]);
});
