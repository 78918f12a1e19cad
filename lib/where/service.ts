import type { SegmentAnswer, WhereAnswer } from '../nouns';
import { searchWorker } from '../search/client';
import { lookAt } from './look-at';

/**
 * Where in a photo some words match.
 *
 * @throws RummageError `not-found`, or `unavailable` when the photo cannot be read now
 */
export async function whereInPhoto(photoId: number, words: string): Promise<WhereAnswer> {
  return searchWorker().call('where', { photoId, words, picture: await lookAt(photoId) });
}

/**
 * Which label of a set each part of a photo matches best.
 *
 * @throws RummageError `not-found`, `conflict`, or `unavailable` when the photo cannot be read now
 */
export async function segmentPhoto(photoId: number, key: string): Promise<SegmentAnswer> {
  return searchWorker().call('segment', { photoId, key, picture: await lookAt(photoId) });
}
