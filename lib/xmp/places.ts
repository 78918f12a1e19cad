import { relative, resolve, sep } from 'node:path';
import { RummageError } from '../errors';
import { realIfPossible } from '../folders/choose';
import type { FolderRow } from '../store/folders';
import type { WritePlace } from './write-sidecars';

/** Every folder a person added; the sample library belongs to Rummage. */
export function everyPlace(folders: readonly FolderRow[]): WritePlace[] {
  return folders.filter(({ isSample }) => !isSample).map((folder) => ({ folder, below: '' }));
}

/**
 * The watched folder a person means, or the directory in one.
 *
 * @param named a folder's number, or a path
 * @param from absolute path of the folder a relative path is meant from
 * @throws RummageError `not-found`
 */
export function placeMeant(folders: readonly FolderRow[], named: string, from: string): WritePlace {
  const numbered = folders.find(({ id }) => String(id) === named);
  if (numbered !== undefined) return { folder: numbered, below: '' };

  const path = realIfPossible(resolve(from, named));
  for (const folder of folders) {
    const below = relative(folder.path, path).split(sep).join('/');
    if (below !== '..' && !below.startsWith('../')) return { folder, below };
  }
  throw new RummageError('not-found', `${named} is not among the folders that are searched, nor in one of them.`, {
    hint: '`npx rummage folders list` shows them with their numbers.',
  });
}
