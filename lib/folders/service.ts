import { basename } from 'node:path';
import { RummageError } from '../errors';
import { libraryConfig, libraryDatabase } from '../library';
import type { Folder } from '../nouns';
import { countOriginals } from '../store/files';
import {
  addFolder as storeFolder,
  deleteFolder,
  findFolder,
  type FolderRow,
  listFolders as storedFolders,
  readFolderState,
  readSkipped,
} from '../store/folders';
import { makeRequest } from '../store/requests';
import { countTrashedFiles } from '../store/trash';
import { chooseFolder, isInsideRoots } from './choose';

/** The folders that are searched, in the order they were added. */
export async function listFolders(): Promise<Folder[]> {
  return storedFolders(libraryDatabase()).map(describe);
}

/**
 * Remembers a folder; the indexer starts on it at once.
 *
 * @param path absolute
 * @throws RummageError `forbidden` outside RUMMAGE_ROOTS, `not-found`, `bad-request` or `conflict`
 */
export async function addFolder(path: string): Promise<Folder> {
  const db = libraryDatabase();
  if (!isInsideRoots(path, libraryConfig().roots)) {
    throw new RummageError('forbidden', `${path} lies outside the folders that may be chosen here.`, {
      hint: 'Add it on the command line with `npx rummage index <folder>`, or allow its parent with RUMMAGE_ROOTS.',
    });
  }

  const folder = storeFolder(db, chooseFolder(path, storedFolders(db)));
  makeRequest(db, { kind: 'folders' });
  return describe(folder);
}

/** Stops searching a folder. Its files are not touched; what people said of its photos is kept. @throws `not-found` */
export async function removeFolder(id: number): Promise<void> {
  const db = libraryDatabase();
  requireFolder(id);
  deleteFolder(db, id);
  makeRequest(db, { kind: 'folders' });
}

/** Asks the indexer to walk a folder now. @throws RummageError `not-found` */
export async function rescanFolder(id: number): Promise<void> {
  makeRequest(libraryDatabase(), { kind: 'rescan', folderId: requireFolder(id).id });
}

/**
 * Answers the question a suspended folder asks.
 *
 * @param decision `wait`: its photos will come back; `accept`: they are really gone
 * @throws RummageError `not-found`
 */
export async function settleSuspension(id: number, decision: 'wait' | 'accept'): Promise<void> {
  makeRequest(libraryDatabase(), { kind: 'settle', folderId: requireFolder(id).id, decision });
}

function requireFolder(id: number): FolderRow {
  const folder = findFolder(libraryDatabase(), id);
  if (folder !== null) return folder;

  throw new RummageError('not-found', `There is no folder ${id}.`, {
    hint: 'Reload the page to see the folders there are.',
  });
}

function describe({ id, path, isSample }: FolderRow): Folder {
  const db = libraryDatabase();
  const state = readFolderState(db, id);
  return {
    id,
    name: isSample ? 'Sample library' : basename(path) || path,
    state: state?.state ?? 'scanning',
    problem: state?.reason ? { reason: state.reason, remedy: state.remedy ?? '' } : null,
    photos: countOriginals(db, id) - countTrashedFiles(db, id),
    isSample,
    lastWalkAt: state?.lastWalkAt ? new Date(state.lastWalkAt).toISOString() : null,
    skipped: readSkipped(db, id),
  };
}
