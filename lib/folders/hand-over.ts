import type { Database } from '../store/database';
import { makeRequest } from '../store/requests';
import { rememberFolders } from './remember';

/**
 * Asks the indexer that runs on this data folder to index folders, which are remembered; without any, to walk all it has.
 *
 * @param folders absolute paths, as the person meant them
 * @returns the ids of the requests made
 * @throws RummageError what is wrong with a folder; then nothing is asked
 */
export function handOver(db: Database, folders: readonly string[]): number[] {
  if (folders.length === 0) return [makeRequest(db, { kind: 'rescan', folderId: null })];

  return rememberFolders(db, folders).map(({ id }) => makeRequest(db, { kind: 'rescan', folderId: id }));
}
