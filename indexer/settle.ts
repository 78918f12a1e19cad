import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { contentId, isSameContent } from '#lib/content-id';
import type { PhotoState } from '#lib/nouns';
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
  /** The photo it is a copy or the new place of; null when it is a photo of its own. */
  readonly photoId: number | null;
}

/**
 * Makes the database agree with the folder: moves first, so that a renamed folder costs nothing; then new and edited files;
 * then, because only now is it known what was moved away, the files that are gone.
 */
export async function settle(differences: Differences, context: SettleContext): Promise<void> {
  const { db, turns, onSettled, signal } = context;
  const vanished = new Set(differences.vanished.map(({ id }) => id));

  await moveFiles(differences.moved, context);
  for (let i = 0; i < differences.changed.length && !signal.aborted; i += BATCH) {
    const batch = differences.changed.slice(i, i + BATCH);
    await turns.take(() => settleBatch(batch, vanished, context));
    onSettled();
  }
  if (signal.aborted) return;

  await inParts(differences.vanished, context, (row) => forgetFile(db, row));
  onSettled();
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

async function settleBatch(files: readonly ChangedFile[], vanished: ReadonlySet<number>, context: SettleContext) {
  const ids = await Promise.all(files.map((file) => readContentId(file, context.folder)));
  let identified: Identified[] = [];
  const flush = () => {
    transact(context.db, () => identified.forEach((one) => settleFile(one, context)));
    identified = [];
  };

  for (const [i, file] of files.entries()) {
    const id = ids[i];
    // Gone or unreadable between the walk and now: the next walk sees it as it then is.
    if (id == null) continue;
    // A copy arriving together with its original must find the original's photo.
    if (identified.some((one) => one.contentId === id)) flush();
    identified.push({ file, contentId: id, photoId: await findOwner(file, id, vanished, context) });
  }
  flush();
}

async function readContentId(file: ChangedFile, folder: FolderRow): Promise<string | null> {
  try {
    return await contentId(join(folder.path, file.path));
  } catch {
    return null;
  }
}

/** The photo a file at a new path belongs to: one whose files are gone, or one it is a copy of to the last byte. */
async function findOwner(
  file: ChangedFile,
  id: string,
  vanished: ReadonlySet<number>,
  { db, folder }: SettleContext,
): Promise<number | null> {
  if (file.row !== null) return null;

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

function settleFile({ file, contentId: id, photoId }: Identified, context: SettleContext): void {
  if (file.row === null) attach(file, photoId ?? insertPhoto(context.db, id), context);
  else settleEdit({ ...file, row: file.row }, id, context);
}

function attach(file: ChangedFile, photoId: number, { db, folder, activeModel }: SettleContext): void {
  const { path, bytes, mtimeUs, inode } = file;
  insertFile(db, { folderId: folder.id, photoId, path, bytes, mtimeUs, inode });
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
  const { path, bytes, mtimeUs, inode, row } = file;
  const photo = findPhoto(db, row.photoId);
  const isEdited = photo?.contentId !== id;
  const hasCopies = filesOfPhoto(db, row.photoId).length > 1;

  const photoId = isEdited && hasCopies ? insertPhoto(db, id) : row.photoId;
  updateFile(db, { ...row, photoId, path, bytes, mtimeUs, inode });
  if (!isEdited || hasCopies) return;

  replaceContent(db, photoId, id);
  deleteVectors(db, photoId);
  forgetComputed(db, photoId);
}

function forgetFile(db: Database, row: FileRow): void {
  deleteFile(db, row.id);
  if (filesOfPhoto(db, row.photoId).length > 0) return;

  const photo = findPhoto(db, row.photoId);
  if (photo !== null && photo.state !== 'trashed') setState(db, row.photoId, 'missing');
}
