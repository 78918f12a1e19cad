import { libraryDatabase, libraryPaths } from '../library';
import type { GonePhoto, SearchResult } from '../nouns';
import { countPhotos } from '../store/photos';
import { isProcessLocked } from '../store/process-lock';
import { makeRequest } from '../store/requests';
import {
  countTrashed,
  type HiddenRow,
  listGone,
  listTrashed,
  missingPhotos,
  type Page,
  restorePhotos as restoreStored,
  type RestoredPhotos,
  trashPhotos as trashStored,
} from '../store/trash';
import { describeGone, toIso } from './describe';
import { forgetForGood } from './forget';

/** Hides photos from everything; their files stay where they are. @returns how many were not hidden before */
export async function trashPhotos(ids: readonly number[]): Promise<{ photos: number }> {
  return { photos: trashStored(libraryDatabase(), ids) };
}

/** Takes photos out of the trash; those that can be searched at once are, the others wait for the indexer. */
export async function restorePhotos(ids: readonly number[]): Promise<RestoredPhotos> {
  const db = libraryDatabase();
  const restored = restoreStored(db, ids);
  if (restored.waiting > 0) makeRequest(db, { kind: 'restored' });
  return restored;
}

/** A page of the trash, what was put there last leading; results as a search has them. */
export async function listTrash(page: Page): Promise<{ total: number; results: SearchResult[] }> {
  const db = libraryDatabase();
  return { total: countTrashed(db), results: listTrashed(db, page).map(toResult) };
}

/** A page of the photos none of whose files is found any more, the last to go leading. */
export async function listGonePhotos(page: Page): Promise<{ total: number; photos: GonePhoto[] }> {
  const db = libraryDatabase();
  return { total: countPhotos(db).missing, photos: listGone(db, page).map(describeGone) };
}

/**
 * Forgets photos whose files are gone before their time, for good. While an indexer runs it is asked to: it must not be
 * finding the files of one at that moment.
 *
 * @returns how many are meant, of those that have no file
 */
export async function forgetGonePhotos(ids: readonly number[] | 'all'): Promise<{ photos: number }> {
  const db = libraryDatabase();
  const paths = libraryPaths();
  const meant = ids === 'all' ? missingPhotos(db) : ids;
  if (!isProcessLocked(paths.indexerLock)) return { photos: await forgetForGood(db, paths.thumbnails, meant) };

  makeRequest(db, { kind: 'forget', photoIds: ids === 'all' ? ids : [...ids] });
  return { photos: meant.length };
}

function toResult({ path, width, height, takenAt, ...row }: HiddenRow): SearchResult {
  return {
    ...row,
    path: path ?? '',
    similarity: null,
    probability: null,
    match: null,
    width: width ?? 0,
    height: height ?? 0,
    takenAt: toIso(takenAt),
  };
}
