import type { WhereAnswer } from '../nouns';
import { readThumbnail } from '../photos/service';
import { searchWorker } from '../search/client';

/**
 * Where in a photo some words match.
 *
 * @throws RummageError `not-found`, or `unavailable` when the photo cannot be read now
 */
export async function whereInPhoto(photoId: number, words: string): Promise<WhereAnswer> {
  const { bytes, etag } = await readThumbnail(photoId, 320);
  return searchWorker().call('where', { photoId, words, picture: { name: etag, bytes } });
}
