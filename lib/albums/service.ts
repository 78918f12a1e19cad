import { RummageError } from '../errors';
import { libraryDatabase } from '../library';
import type { Album, AlbumName, AlbumPreview, AlbumRule, AlbumSuggestions, Pin, SearchAnswer } from '../nouns';
import { previewAlbumRule, searchWorker } from '../search/client';
import type { Page } from '../search/parse';
import { searchPhotos } from '../search/service';
import { copyJudgements, memberScores, readJudgements, setLearns, setPaused } from '../store/album-learning';
import * as store from '../store/albums';
import { transact } from '../store/database';
import { findPhoto } from '../store/photos';
import { makeRequest } from '../store/requests';
import type { ExportedPhoto } from './export';
import { copyAlbumPictures, setAlbumPictures } from '../store/album-pictures';
import { canLearn } from './learner';
import { noAlbum } from './no-album';
import type { AlbumChange, AlbumInput } from './parse';
import { picturesOf, withRulePictures } from './rule-pictures';

/** Photos read at once for an export. */
const EXPORT_PAGE = 1_000;

/** Every album, by name. */
export async function listAlbums(): Promise<Album[]> {
  return searchWorker().call('albums', { id: null });
}

/** What the albums are called, by name. */
export function albumNames(): AlbumName[] {
  return store.albumNames(libraryDatabase());
}

/** @throws RummageError `not-found` */
export async function getAlbum(id: number): Promise<Album> {
  const [album] = await searchWorker().call('albums', { id: requireAlbum(id).id });
  // Deleted in between.
  if (album === undefined) throw noAlbum(id);
  return album;
}

/**
 * Makes an album; the indexer fills it.
 *
 * @throws RummageError `conflict` when the name is taken, `not-found` when a photo or picture of its rule cannot be had
 */
export async function createAlbum({ name, rule }: AlbumInput): Promise<Album> {
  const db = libraryDatabase();
  const pictures = await picturesOf(rule.parts ?? []);
  const id = transact(db, () => {
    const albumId = store.createAlbum(db, name, rule);
    setAlbumPictures(db, albumId, pictures);
    makeRequest(db, { kind: 'album', albumId });
    return albumId;
  });
  return getAlbum(id);
}

/**
 * Renames an album, gives it another rule, or has it learn or forget what it learned; the indexer then fills it anew.
 *
 * @throws RummageError `not-found`, `conflict`, also when an album with such a rule cannot learn
 */
export async function updateAlbum(id: number, { learns, ...change }: AlbumChange): Promise<Album> {
  const db = libraryDatabase();
  const pictures = change.rule ? await picturesOf(change.rule.parts ?? []) : null;
  transact(db, () => {
    const updated = store.updateAlbum(db, id, change);
    if (updated && pictures) setAlbumPictures(db, id, pictures);
    const album = store.findAlbum(db, id);
    const isSwitched = learns !== undefined && album !== null && learns !== album.learns;
    if (isSwitched) {
      if (learns) requireTeachable(album);
      setLearns(db, id, learns);
    }
    if (updated?.ruleChanged || isSwitched) makeRequest(db, { kind: 'album', albumId: id });
  });
  return getAlbum(id);
}

/** Has an album keep the photos it has, or go on. @throws RummageError `not-found` */
export async function pauseAlbum(id: number, paused: boolean): Promise<Album> {
  const db = libraryDatabase();
  if (requireAlbum(id).paused !== paused) {
    transact(db, () => {
      setPaused(db, id, paused);
      makeRequest(db, { kind: 'album', albumId: id });
    });
  }
  return getAlbum(id);
}

/**
 * Another album with the same rule and all that was said of photos; the indexer fills it.
 *
 * @param name of the copy; `Dogs 2` unless told
 * @throws RummageError `not-found`, `conflict` when the name is taken
 */
export async function copyAlbum(id: number, name?: string): Promise<Album> {
  const db = libraryDatabase();
  const original = requireAlbum(id);
  const copy = transact(db, () => {
    const albumId = store.createAlbum(db, name ?? freeName(original.name), original.rule);
    copyAlbumPictures(db, id, albumId);
    copyJudgements(db, id, albumId);
    setLearns(db, albumId, original.learns);
    makeRequest(db, { kind: 'album', albumId });
    return albumId;
  });
  return getAlbum(copy);
}

function freeName(name: string): string {
  const taken = new Set(albumNames().map((album) => album.name));
  for (let number = 2; ; number++) if (!taken.has(`${name} ${number}`)) return `${name} ${number}`;
}

/** The photos an album would learn most from being told of. @throws RummageError `not-found`, `conflict` */
export async function suggestPhotos(id: number, limit: number): Promise<AlbumSuggestions> {
  requireTeachable(requireAlbum(id));
  return searchWorker().call('suggestions', { albumId: id, limit });
}

/** Every photo of an album, newest first, with why it is in there. @throws RummageError `not-found` */
export async function exportAlbum(id: number): Promise<ExportedPhoto[]> {
  const db = libraryDatabase();
  requireAlbum(id);
  const scores = memberScores(db, id);
  const pinned = new Set(readJudgements(db, id).flatMap(({ photoId, pin }) => (pin === 'in' ? [photoId] : [])));

  const photos: ExportedPhoto[] = [];
  for (let offset = 0; ; offset += EXPORT_PAGE) {
    const { results } = await albumPhotos(id, { limit: EXPORT_PAGE, offset });
    for (const { id: photoId, path, takenAt } of results) {
      const by = pinned.has(photoId) ? 'hand' : 'rule';
      photos.push({ id: photoId, path, takenAt, by, probability: by === 'hand' ? 1 : (scores.get(photoId) ?? null) });
    }
    if (results.length < EXPORT_PAGE) return photos;
  }
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
  const album = requireAlbum(albumId);
  if (findPhoto(db, photoId) === null) {
    throw new RummageError('not-found', `There is no photo ${photoId}.`, {
      hint: 'Search again to see what there is.',
    });
  }

  transact(db, () => {
    store.setPin(db, albumId, photoId, pin);
    if (album.learns) makeRequest(db, { kind: 'album', albumId });
  });
}

/** What an album with this rule would hold now, most confident first. @throws RummageError */
export async function previewRule({ parts = [], ...rule }: AlbumRule, page: Page): Promise<AlbumPreview> {
  return previewAlbumRule(rule, page, await withRulePictures(parts));
}

function requireTeachable({ name, rule }: store.AlbumRow): void {
  if (canLearn(rule)) return;
  if (rule.parts) {
    throw new RummageError('conflict', `“${name}” cannot be taught: it weighs pictures and words, which decide.`, {
      hint: 'Change their weights or its cut-off, or make another album that has words alone.',
    });
  }
  throw new RummageError('conflict', `“${name}” cannot be taught: a tag, days or filters alone decide what is in it.`, {
    hint: 'Give it words for what its photos show, or nothing at all, and teach it then.',
  });
}

function requireAlbum(id: number): store.AlbumRow {
  const album = store.findAlbum(libraryDatabase(), id);
  if (album === null) throw noAlbum(id);
  return album;
}
