import { rm } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Database } from '../store/database';
import { forgetPhotos } from '../store/trash';
import { THUMBNAIL_SIZES, thumbnailFile } from '../thumbnails/thumbnails';

/** Photos forgotten in one transaction: some ten milliseconds. */
const PART = 200;

/**
 * Forgets photos whose files are gone, for good: everything said of them, everything computed, and their thumbnails. One that
 * has a file again is left as it is. Interrupted, it leaves thumbnails of no photo at most, which the doctor finds.
 *
 * @param thumbnails absolute path of the thumbnails folder
 * @returns how many were forgotten
 */
export async function forgetForGood(db: Database, thumbnails: string, ids: readonly number[]): Promise<number> {
  let all = 0;
  for (let i = 0; i < ids.length; i += PART) {
    const { forgotten, contentIds } = forgetPhotos(db, ids.slice(i, i + PART));
    const files = contentIds.flatMap((id) => THUMBNAIL_SIZES.map((size) => thumbnailFile(thumbnails, size, id)));
    await Promise.all(files.map((file) => rm(/* turbopackIgnore: true */ file, { force: true })));
    all += forgotten;
    await breathe();
  }
  return all;
}
