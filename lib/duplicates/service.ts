import { RummageError } from '../errors';
import { libraryDatabase } from '../library';
import type { DuplicateList, KeptPhotos, SearchResult } from '../nouns';
import { searchWorker } from '../search/client';
import { sharePins } from '../store/albums';
import { transact } from '../store/database';
import { allowTogether, keepApart } from '../store/kept-apart';
import { findPhoto } from '../store/photos';
import { trashPhotos } from '../store/trash';
import type { DuplicateQuery } from './finder';

/** What is kept of a group, and what goes into the trash. */
export interface KeepOrder {
  readonly keep: number;
  readonly trash: readonly number[];
}

/** A page of the groups of one kind, and how many there are of each. @throws RummageError */
export function listDuplicates(query: DuplicateQuery): Promise<DuplicateList> {
  return searchWorker().call('duplicates', query);
}

/** The photos taken in one go with this one, itself included, as they were taken; none when it was taken alone. */
export function burstOfPhoto(photoId: number): Promise<SearchResult[]> {
  return searchWorker().call('burst', { photoId });
}

/**
 * Puts the others of each group in the trash. The photo kept is put into the albums a person had put them into. All or nothing.
 *
 * @throws RummageError `conflict` when a photo to be kept is not to be found by searching: nothing would stand for its group
 */
export async function keepOneOf(orders: readonly KeepOrder[]): Promise<KeptPhotos> {
  const db = libraryDatabase();
  const kept = new Set(orders.map(({ keep }) => keep));
  return transact(db, () => {
    const pins: { albumId: number; photoId: number }[] = [];
    let photos = 0;
    for (const { keep, trash } of orders) {
      const others = trash.filter((id) => !kept.has(id));
      if (findPhoto(db, keep)?.state !== 'indexed') throw notKept(keep);
      pins.push(...sharePins(db, others, keep).map((albumId) => ({ albumId, photoId: keep })));
      photos += trashPhotos(db, others);
    }
    return { photos, pins };
  });
}

/** Of these photos none is a duplicate, or of one burst, with another: remembered for good. */
export async function dismissDuplicates(photoIds: readonly number[]): Promise<void> {
  keepApart(libraryDatabase(), photoIds);
}

/** Takes {@link dismissDuplicates} back. */
export async function recallDuplicates(photoIds: readonly number[]): Promise<void> {
  allowTogether(libraryDatabase(), photoIds);
}

function notKept(id: number): RummageError {
  return new RummageError('conflict', `Photo ${id}, which was to be kept, is not in the library any more.`, {
    hint: 'Nothing was put in the trash. Load the page again to see what there is.',
  });
}
