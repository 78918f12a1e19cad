import { join, relative, resolve, sep } from 'node:path';
import { RummageError } from '#lib/errors';
import { realIfPossible } from '#lib/folders/choose';
import type { Database } from '#lib/store/database';
import { filesOfPhoto, findFile } from '#lib/store/files';
import { listFolders } from '#lib/store/folders';

/** The absolute path of a photo's first file, or null when none is left. */
export function pathOfPhoto(db: Database, photoId: number): string | null {
  const [file] = filesOfPhoto(db, photoId);
  return file ? join(file.folderPath, file.path) : null;
}

/**
 * The photo a person means by a number or by the path of its file.
 *
 * @param from absolute path of the folder a relative path is meant from
 * @throws RummageError `not-found` when no watched folder holds such a photo
 */
export function findPhotoMeant(db: Database, photo: string, from: string): number {
  if (/^\d+$/.test(photo)) return Number(photo);

  const path = realIfPossible(resolve(from, photo));
  for (const folder of listFolders(db)) {
    const inside = relative(folder.path, path).split(sep).join('/');
    const file = findFile(db, folder.id, inside);
    if (file !== null) return file.photoId;
  }
  throw new RummageError('not-found', `${photo} is not among the indexed photos.`, {
    hint: 'Check the spelling, or index its folder first: `npx rummage index <folder>`.',
  });
}
