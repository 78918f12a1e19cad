import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { contentId, isSameContent } from '#lib/content-id';
import type { FileRole, PhotoState } from '#lib/nouns';
import { type Database, transact } from '#lib/store/database';
import {
  deleteFile,
  type FileRow,
  filesOfPhoto,
  findFile,
  insertFile,
  type LocatedFile,
  updateFile,
} from '#lib/store/files';
import type { FolderRow } from '#lib/store/folders';
import { findPhoto, findPhotosByContent, insertPhoto, replaceContent, setState } from '#lib/store/photos';
import { deleteVectors, hasVector, renewVectors } from '#lib/store/vectors';
import { forgetComputed } from '#lib/store/computed';
import type { ChangedFile, Differences } from './compare';
import { statFile } from './stat-file';
import type { Turns } from '#lib/turns';
import { companionRole, findLeader, type CompanionRole } from './companions';
import { keepTogether, pairUp, roleBeside } from './pair';

/** Rows changed in one transaction: some ten milliseconds. */
const PART = 500;

/** Files read for their content id between two transactions. */
const BATCH = 64;

/** What settling needs to know beside the differences. */
export interface SettleContext {
  readonly db: Database;
  readonly folder: FolderRow;
  /** The number of the model searches are answered by. */
  readonly activeModel: () => number;
  /** Folders settle in turns: a copy in one must find the photo another has just made of it. */
  readonly turns: Turns;
  /** Called after each transaction: photos may be waiting. */
  readonly onSettled: () => void;
  readonly signal: AbortSignal;
}

/** A changed file that has been read far enough to know which photo it shows. */
interface Identified {
  readonly file: ChangedFile;
  readonly contentId: string;
  /** The photo it is a copy or the new place of, or belongs to; null when it is a photo of its own. */
  readonly photoId: number | null;
  readonly role: FileRole;
}

/** What settling could not do. */
export interface Settled {
  /** Paths whose files must be looked at again: they were part of a photo and no longer are. */
  readonly released: readonly string[];
  /** Files that are there and may not be read. */
  readonly unreadable: number;
}

/**
 * Makes the database agree with the folder: moves first, so that a renamed folder costs nothing; then new and edited files,
 * pictures before what may belong to them; then, because only now is it known what was moved away, the files that are gone.
 */
export async function settle(differences: Differences, context: SettleContext): Promise<Settled> {
  const { db, turns, onSettled, signal } = context;
  const { moved, changed, vanished } = differences;
  const goneIds = new Set(vanished.map(({ id }) => id));
  const touched = [...moved.map(({ row }) => row), ...changed.flatMap(({ row }) => row ?? []), ...vanished];

  await moveFiles(moved, context);
  let unreadable = 0;
  for (const files of byRole(changed)) {
    for (let i = 0; i < files.length && !signal.aborted; i += BATCH) {
      const batch = files.slice(i, i + BATCH);
      unreadable += await turns.take(() => settleBatch(batch, goneIds, context));
      onSettled();
    }
  }
  if (signal.aborted) return { released: [], unreadable };

  await inParts(vanished, context, (row) => forgetFile(db, row));
  const paths = [...moved, ...changed].map(({ path }) => path);
  const released = await turns.take(async () => {
    await pairUp(paths, context);
    return keepTogether(new Set(touched.map(({ photoId }) => photoId)), context);
  });
  onSettled();
  return { released, unreadable };
}

/** Pictures, raw files, films: whatever may belong to another file comes after it. */
function byRole(files: readonly ChangedFile[]): (readonly ChangedFile[])[] {
  const roles: readonly (CompanionRole | null)[] = [null, 'raw', 'motion'];
  return roles.map((role) => files.filter(({ path }) => companionRole(path) === role));
}

/**
 * Names that are free are taken part by part. Where one file takes the name of another, all of that is one transaction:
 * swapped names pass through names no file can have, since no two files may have the same one even for a moment.
 */
async function moveFiles(moved: Differences['moved'], context: SettleContext): Promise<void> {
  const { db, folder } = context;
  const move = ({ row, path }: Differences['moved'][number]) => updateFile(db, { ...row, folderId: folder.id, path });
  const isTaken = ({ path }: { readonly path: string }) => findFile(db, folder.id, path) !== null;
  const taking = moved.filter(isTaken);
  const taken = new Set(taking);
  const byRow = new Map(moved.map((one) => [one.row.id, one]));

  transact(db, () => {
    for (const { row } of taking) updateFile(db, { ...row, path: `\0${row.id}` });
    for (const one of taking) {
      const overwritten = findFile(db, folder.id, one.path);
      // A file that moves on to a free name makes room first.
      const next = overwritten === null ? undefined : byRow.get(overwritten.id);
      if (overwritten !== null && next === undefined) forgetFile(db, overwritten);
      else if (next !== undefined) move(next);
      move(one);
    }
  });
  await inParts(
    moved.filter((one) => !taken.has(one)),
    context,
    move,
  );
}

/** Many small changes, in transactions between which everything else has its turn. */
async function inParts<Entry>(
  entries: readonly Entry[],
  { db, signal }: SettleContext,
  change: (entry: Entry) => void,
) {
  for (let i = 0; i < entries.length && !signal.aborted; i += PART) {
    transact(db, () => entries.slice(i, i + PART).forEach(change));
    await nextTurn();
  }
}

/** @returns how many of the files may not be read */
async function settleBatch(
  files: readonly ChangedFile[],
  vanished: ReadonlySet<number>,
  context: SettleContext,
): Promise<number> {
  const ids = await Promise.all(files.map((file) => readContentId(file, context.folder)));
  let identified: Identified[] = [];
  const flush = () => {
    transact(context.db, () => identified.forEach((one) => settleFile(one, context)));
    identified = [];
  };

  for (const [i, file] of files.entries()) {
    const id = ids[i];
    // The next walk sees it as it then is.
    if (id == null || id === UNREADABLE) continue;
    // A copy arriving together with its original must find the original's photo.
    if (identified.some((one) => one.contentId === id)) flush();
    identified.push({ file, contentId: id, ...(await placeOf(file, id, vanished, context)) });
  }
  flush();
  return ids.filter((id) => id === UNREADABLE).length;
}

/** Not a content id. */
const UNREADABLE = Symbol('there, but not to be read');

/** @returns null when the file has gone since the walk */
async function readContentId(file: ChangedFile, folder: FolderRow): Promise<string | typeof UNREADABLE | null> {
  try {
    return await contentId(join(folder.path, file.path));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : UNREADABLE;
  }
}

/** Which photo a file shows or belongs to. */
async function placeOf(
  file: ChangedFile,
  id: string,
  vanished: ReadonlySet<number>,
  context: SettleContext,
): Promise<Pick<Identified, 'photoId' | 'role'>> {
  const { db, folder } = context;
  if (file.row !== null && file.row.role !== 'original') return { photoId: file.row.photoId, role: file.row.role };

  const leader = file.row === null ? findLeader(db, { folderId: folder.id, path: file.path }) : null;
  const role = leader === null ? null : await roleBeside(leader, file.path, folder);
  if (leader !== null && role !== null) return { photoId: leader.photoId, role };
  return { photoId: await findOwner(file, id, vanished, context), role: 'original' };
}

/**
 * The photo whose content a file has now: one whose files are gone, or one it is a copy of to the last byte. What was put
 * in the place of another is no edit of it: it brings along what was said of it.
 */
async function findOwner(
  file: ChangedFile,
  id: string,
  vanished: ReadonlySet<number>,
  { db, folder }: SettleContext,
): Promise<number | null> {
  if (file.row !== null && findPhoto(db, file.row.photoId)?.contentId === id) return null;

  for (const photo of findPhotosByContent(db, id)) {
    const others = filesOfPhoto(db, photo.id).filter((other) => !vanished.has(other.id));
    const present = await firstOnDisk(others);
    if (present === null || (await isSameContent(join(folder.path, file.path), present))) return photo.id;
  }
  return null;
}

/** The absolute path of the first file that is really there: rows of another folder may not have been walked yet. */
async function firstOnDisk(files: readonly LocatedFile[]): Promise<string | null> {
  for (const { folderPath, path } of files) {
    const file = join(folderPath, path);
    if ((await statFile(file)) !== null) return file;
  }
  return null;
}

function settleFile({ file, contentId: id, photoId, role }: Identified, context: SettleContext): void {
  const { db } = context;
  const { row } = file;
  if (row === null) attach(file, photoId ?? insertPhoto(db, id), role, context);
  else if (role !== 'original') updateFile(db, { ...row, ...statOf(file) });
  else if (photoId === null) settleEdit({ ...file, row }, id, context);
  else replaceFile({ ...file, row }, photoId, context);
}

const statOf = ({ bytes, mtimeUs, inode }: ChangedFile) => ({ bytes, mtimeUs, inode });

function attach(file: ChangedFile, photoId: number, role: FileRole, context: SettleContext): void {
  const { db, folder } = context;
  insertFile(db, { folderId: folder.id, photoId, path: file.path, ...statOf(file), role });
  if (role === 'original') welcomeBack(photoId, context);
}

/** The file of one photo now holds another photo. */
function replaceFile(file: ChangedFile & { readonly row: FileRow }, photoId: number, context: SettleContext): void {
  const { db } = context;
  updateFile(db, { ...file.row, ...statOf(file), photoId });
  welcomeBack(photoId, context);
  noteIfGone(db, file.row.photoId);
}

function welcomeBack(photoId: number, { db, activeModel }: SettleContext): void {
  if (findPhoto(db, photoId)?.state !== 'missing') return;
  renewVectors(db, photoId);
  setState(db, photoId, stateOfReturned(db, photoId, activeModel()));
}

/** What a missing photo is when its file comes back: searchable at once if nothing of it was lost. */
function stateOfReturned(db: Database, photoId: number, modelId: number): PhotoState {
  const photo = findPhoto(db, photoId);
  return photo?.width != null && hasVector(db, photoId, modelId) ? 'indexed' : 'pending';
}

/** A file whose size or time changed: touched, or with new content, which the photo takes over with its id. */
function settleEdit(file: ChangedFile & { readonly row: FileRow }, id: string, { db }: SettleContext): void {
  const { row } = file;
  const photo = findPhoto(db, row.photoId);
  const isEdited = photo?.contentId !== id;
  const hasCopies = filesOfPhoto(db, row.photoId).length > 1;

  const photoId = isEdited && hasCopies ? insertPhoto(db, id) : row.photoId;
  updateFile(db, { ...row, ...statOf(file), photoId });
  if (!isEdited || hasCopies) return;

  replaceContent(db, photoId, id);
  deleteVectors(db, photoId);
  forgetComputed(db, photoId);
}

function forgetFile(db: Database, row: FileRow): void {
  deleteFile(db, row.id);
  noteIfGone(db, row.photoId);
}

/** A photo no file shows any more is missing; what was said of it is kept. */
function noteIfGone(db: Database, photoId: number): void {
  if (filesOfPhoto(db, photoId).length > 0) return;
  const photo = findPhoto(db, photoId);
  if (photo !== null && photo.state !== 'trashed') setState(db, photoId, 'missing');
}
