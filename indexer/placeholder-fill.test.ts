import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { photosWithoutPlaceholder, placeholdersOf } from '#lib/store/placeholders';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '#lib/testing/library';
import { samplePhotos } from '#lib/testing/photos';
import { vector } from '#lib/testing/vectors';
import { thumbnailFile } from '#lib/thumbnails/thumbnails';
import { PlaceholderFill } from './placeholder-fill';

it('gives placeholders to photos indexed before, from their thumbnails, and leaves those without a thumbnail as they are', async () => {
  const { db, paths } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const add = (contentId: string) => addTestPhoto(db, { modelId, embedding: vector(1, 2, 3, 4), contentId });
  const [indexed, cleared] = [add('a-photo'), add('b-cleared')];
  const file = thumbnailFile(paths.thumbnails, 320, 'a-photo');
  const [photo = ''] = samplePhotos();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await sharp(photo).resize(400).webp().toBuffer());

  const { signal } = new AbortController();
  const fill = new PlaceholderFill({
    db,
    thumbnails: paths.thumbnails,
    mayGoOn: async () => undefined,
    isIdle: () => true,
    signal,
  });
  fill.look();
  await fill.ended();

  expect(photosWithoutPlaceholder(db, 0, 10).map(({ id }) => id)).toEqual([cleared]);
  const placeholder = placeholdersOf(db, [indexed, cleared]).get(indexed);
  expect(placeholder?.length).toBeGreaterThan(10);
  expect(placeholder?.length).toBeLessThanOrEqual(25);
});
