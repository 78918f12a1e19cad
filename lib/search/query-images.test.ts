import { readdirSync, utimesSync, writeFileSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { samplePhotos } from '../testing/photos';
import { serveTestLibraries } from '../testing/services';
import { keepQueryImage, MOST_QUERY_IMAGES, readQueryImage } from './query-images';

const served = serveTestLibraries();
const [photo = ''] = samplePhotos();

it('keeps a small copy of a picture, without what else the file tells', async () => {
  const bytes = await sharp(photo)
    .withExif({ IFD0: { Artist: 'somebody' } })
    .jpeg()
    .toBuffer();
  const { id } = await keepQueryImage(bytes);

  const { format, width = 0, height = 0, exif } = await sharp(await readQueryImage(id)).metadata();
  expect(format).toBe('webp');
  expect(Math.max(width, height)).toBeLessThanOrEqual(1280);
  expect(exif).toBeUndefined();
});

it('gives the same picture the same name, and another one another', async () => {
  const bytes = await readFile(photo);
  const first = await keepQueryImage(bytes);
  expect(await keepQueryImage(bytes)).toEqual(first);
  expect(await keepQueryImage(await readFile(samplePhotos()[1] ?? ''))).not.toEqual(first);
});

it(`forgets the one used longest ago beyond ${MOST_QUERY_IMAGES}`, async () => {
  const folder = served().paths.queryImages;
  mkdirSync(folder, { recursive: true });
  const nameOf = (i: number) => i.toString(16).padStart(16, '0');
  for (let i = 0; i < MOST_QUERY_IMAGES; i++) {
    writeFileSync(join(folder, `${nameOf(i)}.webp`), 'picture');
    utimesSync(join(folder, `${nameOf(i)}.webp`), 1_000 + i, 1_000 + i);
  }
  await readQueryImage(nameOf(0));

  const { id } = await keepQueryImage(await readFile(photo));
  const kept = readdirSync(folder);
  expect(kept).toHaveLength(MOST_QUERY_IMAGES);
  expect(kept).toEqual(expect.arrayContaining([`${id}.webp`, `${nameOf(0)}.webp`]));
  await expect(readQueryImage(nameOf(1))).rejects.toMatchObject({
    code: 'not-found',
    hint: expect.stringMatching(/again/) as unknown,
  });
});

it('refuses what is no picture, and a name that leads elsewhere', async () => {
  await expect(keepQueryImage(Buffer.from('no picture'))).rejects.toMatchObject({ code: 'bad-request' });
  await expect(readQueryImage('../rummage')).rejects.toMatchObject({ code: 'not-found' });
});
