import { withPictures } from '../search/asked';
import { searchWorker } from '../search/client';
import type { Acted, Action } from './action';
import { type ActedPhotos, requireFew } from './parse';

/**
 * Does one thing to many photos.
 *
 * @throws RummageError; `conflict` when nothing tells which photos a search means, `too-large` when they are too many
 */
export async function actOnPhotos({
  action,
  photos,
}: {
  readonly action: Action;
  readonly photos: ActedPhotos;
}): Promise<Acted> {
  const asked = 'ids' in photos ? photos : { ...photos, query: await withPictures(photos.query) };
  return searchWorker().call('act', { action, photos: asked });
}

/** Undoes what {@link actOnPhotos} did, of the photos nothing else was said of since. @throws RummageError `not-found` */
export function undoAction(token: string): Promise<{ changed: number }> {
  return searchWorker().call('undo', { token });
}

/** The photos that are meant, by id. @throws RummageError as {@link actOnPhotos} */
export async function photosMeant(photos: ActedPhotos): Promise<readonly number[]> {
  if ('ids' in photos) return photos.ids;

  const left = new Set(photos.except);
  const ids = await searchWorker().call('matching', await withPictures(photos.query));
  const meant = [...ids].filter((id) => !left.has(id));
  requireFew(meant.length);
  return meant;
}
