import { RummageError } from '../errors';
import { type Database, transact } from '../store/database';
import { addFolder, type FolderRow, listFolders } from '../store/folders';
import { chooseFolder } from './choose';

/**
 * Adds folders a person named to those that are searched. Each is added before the next is chosen, so that two of them
 * cannot lie inside each other; when one is refused, none is added.
 *
 * @param paths absolute
 * @throws RummageError what is wrong with a folder
 */
export function rememberFolders(db: Database, paths: readonly string[]): FolderRow[] {
  return transact(db, () => paths.map((path) => addFolder(db, chooseFolder(path, listFolders(db)))));
}

/**
 * Adds the folders the settings name. One that is not there now may lie on a drive that is not connected: that stops
 * nothing, and nothing is said of it when it is remembered already.
 *
 * @param onRefused told of each folder that could not be added, and why
 */
export function rememberConfiguredFolders(
  db: Database,
  paths: readonly string[],
  onRefused: (error: RummageError) => void,
): void {
  const known = new Set(listFolders(db).map(({ path }) => path));
  for (const path of paths) {
    if (known.has(path)) continue;
    try {
      rememberFolders(db, [path]);
    } catch (error) {
      if (!(error instanceof RummageError)) throw error;
      onRefused(error);
    }
  }
}
