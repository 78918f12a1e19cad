import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { contentId } from '#lib/content-id';
import { movePins } from '#lib/store/albums';
import { moveSaid } from '#lib/store/said';
import { forgetComputed } from '#lib/store/computed';
import { type Database, transact } from '#lib/store/database';
import {
  allFilesOfPhoto,
  deleteFile,
  type FileRow,
  filesOfPhoto,
  findFile,
  type LocatedFile,
  updateFile,
} from '#lib/store/files';
import type { FolderRow } from '#lib/store/folders';
import { deletePhoto, findPhoto, replaceContent } from '#lib/store/photos';
import { deleteVectors } from '#lib/store/vectors';
import { belongsTogether, type CompanionRole, companionRole, findLeader, mayLead, siblings } from './companions';

/** Files looked at before everything else has its turn. */
const BREATHE_EVERY = 100;

/** What pairing needs. */
export interface PairContext {
  readonly db: Database;
  readonly folder: FolderRow;
}

/**
 * What a file is to the picture named as it is; null when it is a photo of its own.
 *
 * @param path relative to the folder both lie in
 */
export async function roleBeside(leader: FileRow, path: string, folder: FolderRow): Promise<CompanionRole | null> {
  const role = companionRole(path);
  if (role === null) return null;
  return (await belongsTogether(join(folder.path, leader.path), join(folder.path, path), role)) ? role : null;
}

/** Looks whether files that came to these paths belong to others, or others to them, and puts them together. */
export async function pairUp(paths: readonly string[], { db, folder }: PairContext): Promise<void> {
  for (const [i, path] of paths.entries()) {
    if (i % BREATHE_EVERY === 0) await nextTurn();
    const row = findFile(db, folder.id, path);
    if (row === null || row.role !== 'original') continue;

    if (!mayLead(path)) await pairWithLeader(row, db, folder);
    else for (const other of siblings(db, row)) if (other.role === 'original') await pairWithLeader(other, db, folder);
  }
}

async function pairWithLeader(row: FileRow, db: Database, folder: FolderRow): Promise<void> {
  if (companionRole(row.path) === null) return;
  const leader = findLeader(db, row);
  if (leader === null || leader.photoId === row.photoId) return;

  const role = await roleBeside(leader, row.path, folder);
  if (role !== null) transact(db, () => unite(db, leader, row, role));
}

/** One photo of two: the older one goes on, with the picture as what it shows. */
function unite(db: Database, leader: FileRow, companion: FileRow, role: CompanionRole): void {
  const isAlone = ({ photoId }: FileRow) => allFilesOfPhoto(db, photoId).length === 1;
  const picture = findPhoto(db, leader.photoId);
  if (
    role === 'raw' &&
    companion.photoId < leader.photoId &&
    isAlone(leader) &&
    isAlone(companion) &&
    picture !== null
  ) {
    updateFile(db, { ...companion, role });
    updateFile(db, { ...leader, photoId: companion.photoId });
    showAnew(db, companion.photoId, picture.contentId);
    absorb(db, leader.photoId, companion.photoId);
  } else {
    updateFile(db, { ...companion, photoId: leader.photoId, role });
    absorb(db, companion.photoId, leader.photoId);
  }
}

/** A photo that has become part of another leaves nothing behind. */
function absorb(db: Database, photoId: number, into: number): void {
  if (allFilesOfPhoto(db, photoId).length > 0) return;
  movePins(db, photoId, into);
  moveSaid(db, photoId, into);
  deletePhoto(db, photoId);
}

/**
 * Looks whether what belongs to these photos still does: a raw file left alone is what the photo shows from now on; one
 * that was renamed apart, and a film left alone, are let go, to be looked at as files of their own.
 *
 * @returns the paths in this folder of those let go
 */
export async function keepTogether(photoIds: ReadonlySet<number>, { db, folder }: PairContext): Promise<string[]> {
  const released: string[] = [];
  for (const [i, photoId] of [...photoIds].entries()) {
    if (i % BREATHE_EVERY === 0) await nextTurn();
    for (const file of allFilesOfPhoto(db, photoId)) {
      if (file.role === 'original' || findLeader(db, file)?.photoId === photoId) continue;
      if (await mayShow(file, db)) continue;

      deleteFile(db, file.id);
      if (file.folderId === folder.id) released.push(file.path);
    }
  }
  return released;
}

/** Lets a raw file show its photo when nothing else does; @returns whether it does */
async function mayShow({ folderPath, ...file }: LocatedFile, db: Database): Promise<boolean> {
  if (file.role !== 'raw' || filesOfPhoto(db, file.photoId).length > 0) return false;

  const id = await contentId(join(folderPath, file.path)).catch(() => null);
  if (id === null) return false;
  transact(db, () => {
    updateFile(db, { ...file, role: 'original' });
    showAnew(db, file.photoId, id);
  });
  return true;
}

/** What a person said of the photo stays; all that was computed of what it showed before goes. */
function showAnew(db: Database, photoId: number, content: string): void {
  replaceContent(db, photoId, content);
  deleteVectors(db, photoId);
  forgetComputed(db, photoId);
}
