import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { openPhoto } from '../decode/open-photo';
import { noImage } from '../encoder/upload';
import { RummageError } from '../errors';
import { libraryDatabase, libraryPaths } from '../library';
import { findAlbumPicture } from '../store/album-pictures';
import { preview } from '../thumbnails/thumbnails';
import { writeWhole } from '../write-file';

/** Pictures that are kept; the ones used longest ago go first. About 30 MB. */
export const MOST_QUERY_IMAGES = 200;
const ENDING = '.webp';

/**
 * Keeps a small copy of a picture somebody searches with, so that the search is an address that can be opened again. Only
 * its pixels are kept, at most 1280 on the longer side.
 *
 * @param bytes an encoded image of any format Rummage reads
 * @returns the name it goes by, the same for the same picture
 * @throws RummageError `bad-request` when it cannot be decoded
 */
export async function keepQueryImage(bytes: Uint8Array): Promise<{ readonly id: string }> {
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  if ((await touch(fileOf(id))) === 'there') return { id };

  const small = await shrink(bytes);
  await writeWhole(fileOf(id), small);
  await forgetOldest();
  return { id };
}

/** A kept picture as WebP. @throws RummageError `not-found` when it is not kept any more */
export async function readQueryImage(id: string): Promise<Uint8Array> {
  const file = fileOf(id);
  // A name from an address must not lead elsewhere.
  if (/^[0-9a-f]{16}$/.test(id) && (await touch(file)) === 'there') return readFile(file);
  // What an album compares with is kept for as long as the album is there.
  const ofAlbum = findAlbumPicture(libraryDatabase(), `image.${id}`);
  if (ofAlbum !== null) return ofAlbum;

  throw new RummageError('not-found', 'The picture of this search is not kept any more.', {
    hint: `Choose, drop or paste it again: Rummage keeps the last ${MOST_QUERY_IMAGES} you searched with.`,
  });
}

async function shrink(bytes: Uint8Array): Promise<Buffer> {
  try {
    return await preview(await openPhoto(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  } catch (cause) {
    throw noImage(cause);
  }
}

async function touch(file: string): Promise<'there' | 'gone'> {
  const now = new Date();
  return utimes(file, now, now).then(
    () => 'there' as const,
    () => 'gone' as const,
  );
}

async function forgetOldest(): Promise<void> {
  const folder = libraryPaths().queryImages;
  const files = (await readdir(folder)).filter((name) => name.endsWith(ENDING)).map((name) => join(folder, name));
  if (files.length <= MOST_QUERY_IMAGES) return;

  const used = await Promise.all(files.map(async (file) => ({ file, at: await usedAt(file) })));
  used.sort((a, b) => b.at - a.at);
  await Promise.all(used.slice(MOST_QUERY_IMAGES).map(({ file }) => rm(file, { force: true })));
}

/** One that another call has removed meanwhile was used before all others. */
async function usedAt(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

function fileOf(id: string): string {
  return join(libraryPaths().queryImages, `${id}${ENDING}`);
}
