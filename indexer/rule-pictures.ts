import { pictureName } from '#lib/albums/picture-name';
import type { Encoder } from '#lib/encoder/encoder';
import { log } from '#lib/log';
import { PartVectors } from '#lib/search/part-vectors';
import { findAlbumPicture } from '#lib/store/album-pictures';
import type { Database } from '#lib/store/database';
import { findVector } from '#lib/store/vectors';
import type { EmbedPicture } from './fill';

/**
 * Embeds what albums compare photos with: a whole photo has its vector, as long as it is there; of parts of photos, and of
 * other pictures, the album keeps a copy.
 */
export function rulePictures(db: Database, modelId: number, encoder: Encoder): EmbedPicture {
  const vectors = new PartVectors(encoder, (photoId) => {
    throw new Error(`photo ${photoId} came without its picture`);
  });

  return async (part) => {
    const stored = 'photo' in part && part.crop === null ? findVector(db, part.photo, modelId) : null;
    if (stored !== null) return stored.embedding;

    const name = pictureName(part) ?? '';
    const bytes = findAlbumPicture(db, name);
    if (bytes !== null) return (await vectors.of({ part, picture: { name, bytes } })).vector;
    log.warn(`An album compares photos with ${name}, which is not kept any more; the rest of its rule decides.`);
    return null;
  };
}
