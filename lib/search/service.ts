import type { SearchAnswer, SearchQuery } from '../nouns';
import { withPictures } from './asked';
import { searchWorker } from './client';
import type { Page } from './parse';

/**
 * Photos that show what the words say, best first; without words, every photo, newest first. A query with parts is
 * answered by all of them together.
 *
 * @throws RummageError
 */
export async function searchPhotos(query: SearchQuery): Promise<SearchAnswer> {
  return searchWorker().call('search', await withPictures(query));
}

/**
 * Photos that look like one of the library, best first, without itself and its exact copies.
 *
 * @throws RummageError `not-found`, or `conflict` while that photo has no vector
 */
export function similarPhotos(photoId: number, page: Page): Promise<SearchAnswer> {
  return searchWorker().call('similar', { photoId, page });
}

/**
 * Photos that look like an image that need not be in the library.
 *
 * @param bytes an encoded image: JPEG, PNG, WebP, AVIF, GIF or TIFF
 * @throws RummageError `bad-request` when it cannot be decoded
 */
export function searchByImage(bytes: Uint8Array, page: Page): Promise<SearchAnswer> {
  return searchWorker().call('image', { bytes, page });
}
