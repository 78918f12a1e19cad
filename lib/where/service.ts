import type { SegmentAnswer, WhereAnswer } from '../nouns';
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

/**
 * Which label of a set each part of a photo matches best.
 *
 * @throws RummageError `not-found`, `conflict`, or `unavailable` when the photo cannot be read now
 */
export async function segmentPhoto(photoId: number, key: string): Promise<SegmentAnswer> {
  const { bytes, etag } = await readThumbnail(photoId, 320);
  return searchWorker().call('segment', { photoId, key, picture: { name: etag, bytes } });
}
