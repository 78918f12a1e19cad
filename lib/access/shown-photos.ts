import { libraryDatabase } from '../library';
import { isHidden } from '../store/hidden';
import { findPhoto } from '../store/photos';

const PHOTO = /^(?:\/api)?\/photos\/(\d+)(?:\/|$)/;

/** Whether a search by anybody would find a photo. */
export function isPhotoShown(id: number): boolean {
  const db = libraryDatabase();
  return findPhoto(db, id)?.state === 'indexed' && !isHidden(db, id);
}

/** Whether a guest may see what a path names: of photos those that searches find, none the owner hid or put in the trash. */
export function isShownToGuests(path: string): boolean {
  const id = PHOTO.exec(path)?.[1];
  return id === undefined || isPhotoShown(Number(id));
}
