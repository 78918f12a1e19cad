import { libraryDatabase } from '../library';
import type { QueryPart } from '../nouns';
import { readThumbnail } from '../photos/service';
import { type AskedPart, withPicture } from '../search/asked';
import { readQueryImage } from '../search/query-images';
import { findAlbumPicture } from '../store/album-pictures';
import { pictureName } from './picture-name';

/**
 * The pictures an album with these parts compares photos with, by name. Those an album keeps already are taken from there:
 * what they were made of may be gone.
 *
 * @throws RummageError when one cannot be had
 */
export async function picturesOf(parts: readonly QueryPart[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const part of parts) {
    const name = pictureName(part);
    if (name !== null && !pictures.has(name)) pictures.set(name, await pictureOf(part, name));
  }
  return pictures;
}

/** An album's parts with what they are to be embedded from. @throws RummageError when a picture cannot be had */
export function withRulePictures(parts: readonly QueryPart[]): Promise<AskedPart[]> {
  return Promise.all(
    parts.map(async (part) => {
      const name = pictureName(part);
      const kept = name === null ? null : findAlbumPicture(libraryDatabase(), name);
      return name === null || kept === null ? withPicture(part) : { part, picture: { name, bytes: kept } };
    }),
  );
}

async function pictureOf(part: QueryPart, name: string): Promise<Uint8Array> {
  const kept = findAlbumPicture(libraryDatabase(), name);
  if (kept !== null) return kept;
  if ('image' in part) return readQueryImage(part.image);
  if ('photo' in part) return (await readThumbnail(part.photo, 1280)).bytes;
  throw new Error('a text has no picture');
}
