import { type Database, transact } from '../store/database';
import { addFolder, listFolders } from '../store/folders';
import { makeRequest } from '../store/requests';
import { chooseFolder } from './choose';

/**
 * Asks the indexer that runs on this data folder to index folders, which are remembered; without any, to walk all it has.
 *
 * @param folders absolute paths, as the person meant them
 * @returns the ids of the requests made
 * @throws RummageError what is wrong with a folder; then nothing is asked
 */
export function handOver(db: Database, folders: readonly string[]): number[] {
  if (folders.length === 0) return [makeRequest(db, { kind: 'rescan', folderId: null })];

  return transact(db, () => {
    // Each is added before the next is chosen, so that two of them cannot lie inside each other.
    const added = folders.map((folder) => addFolder(db, chooseFolder(folder, listFolders(db))));
    return added.map(({ id }) => makeRequest(db, { kind: 'rescan', folderId: id }));
  });
}
