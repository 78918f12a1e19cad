import { readThumbnail } from '../photos/service';
import type { Picture } from './locator';

/** A photo of the library as it is looked at. @throws RummageError `not-found`, or `unavailable` when it cannot be read now */
export async function lookAt(photoId: number): Promise<Picture> {
  const { bytes, etag } = await readThumbnail(photoId, 320);
  return { name: etag, bytes };
}
