import { RummageError } from '../errors';
import { libraryDatabase } from '../library';
import type { Album, AlbumPreview, AlbumRule, Pin, SearchAnswer } from '../nouns';
import { previewAlbumRule } from '../search/client';
import type { Page } from '../search/parse';
import { searchPhotos } from '../search/service';
import * as store from '../store/albums';
import { transact } from '../store/database';
import { findPhoto } from '../store/photos';
import { makeRequest } from '../store/requests';
import type { AlbumInput } from './parse';

/** Every album, by name. */
export async function listAlbums(): Promise<Album[]> {
  const db = libraryDatabase();
  return store.listAlbums(db).map((album) => store.describeAlbum(db, album));
}

/** @throws RummageError `not-found` */
export async function getAlbum(id: number): Promise<Album> {
  return store.describeAlbum(libraryDatabase(), requireAlbum(id));
}

/** Makes an album; the indexer fills it. @throws RummageError `conflict` when the name is taken */
export async function createAlbum({ name, rule }: AlbumInput): Promise<Album> {
  const db = libraryDatabase();
  const id = transact(db, () => {
    const albumId = store.createAlbum(db, name, rule);
    makeRequest(db, { kind: 'album', albumId });
    return albumId;
  });
  return getAlbum(id);
}

/** Renames an album or gives it another rule, which the indexer then fills it by. @throws RummageError `not-found`, `conflict` */
export async function updateAlbum(id: number, change: Partial<AlbumInput>): Promise<Album> {
  const db = libraryDatabase();
  transact(db, () => {
    const updated = store.updateAlbum(db, id, change);
    if (updated?.ruleChanged) makeRequest(db, { kind: 'album', albumId: id });
  });
  return getAlbum(id);
}

/** Forgets an album; its photos stay. @throws RummageError `not-found` */
export async function deleteAlbum(id: number): Promise<void> {
  if (!store.deleteAlbum(libraryDatabase(), id)) throw noAlbum(id);
}

/** A page of the album's photos, newest first. @throws RummageError `not-found` */
export async function albumPhotos(albumId: number, page: Page): Promise<SearchAnswer> {
  requireAlbum(albumId);
  return searchPhotos({ text: '', filters: { albumId }, ...page });
}

/**
 * Says that a photo belongs to an album or does not, whatever the rule finds; null leaves it to the rule again.
 *
 * @throws RummageError `not-found`
 */
export async function pinPhoto(albumId: number, photoId: number, pin: Pin | null): Promise<void> {
  const db = libraryDatabase();
  requireAlbum(albumId);
  if (findPhoto(db, photoId) === null) {
    throw new RummageError('not-found', `There is no photo ${photoId}.`, {
      hint: 'Search again to see what there is.',
    });
  }

  store.setPin(db, albumId, photoId, pin);
}

/** What an album with this rule would hold now, most confident first. @throws RummageError */
export function previewRule(rule: AlbumRule, page: Page): Promise<AlbumPreview> {
  return previewAlbumRule(rule, page);
}

function requireAlbum(id: number): store.AlbumRow {
  const album = store.findAlbum(libraryDatabase(), id);
  if (album === null) throw noAlbum(id);
  return album;
}

function noAlbum(id: number): RummageError {
  return new RummageError('not-found', `There is no album ${id}.`, { hint: 'The albums page lists all there are.' });
}
