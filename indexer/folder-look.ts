import { basename, join } from 'node:path';
import { stat } from 'node:fs/promises';
import { isPhotoName } from '#lib/formats';
import { log } from '#lib/log';
import type { Database } from '#lib/store/database';
import { countFiles, type FileRow, type FileStat, filesBelow, filesOfFolder, someFiles } from '#lib/store/files';
import { type FolderRow, readFolderState, writeFolderState } from '#lib/store/folders';
import type { IsExcluded } from './exclude';
import { compare, type Differences } from './compare';
import { looksUnmounted } from './guard';
import { settle } from './settle';
import { statFile } from './stat-file';
import type { Turns } from '#lib/turns';
import { type Listing, walk } from './walk';

/** What looking at a folder needs. */
export interface LookContext {
  readonly db: Database;
  /** The number of the model searches are answered by. */
  readonly activeModel: () => number;
  readonly isExcluded: IsExcluded;
  readonly turns: Turns;
  /** Called whenever photos may be waiting. */
  readonly onSettled: () => void;
  readonly signal: AbortSignal;
}

/** Files younger than this may still be being written; they are looked at again a little later. */
const SETTLED_AFTER_MS = 400;

/** Other photos asked whether the drive is still there. */
const WITNESSES = 5;

const UNREADABLE = {
  reason: 'The folder is not there or may not be read.',
  remedy: 'Connect the drive or correct its permissions: its photos are kept and come back by themselves.',
};

const suspended = (missing: number, known: number) => ({
  reason: `${missing} of ${known} photos are not there any more, all at once.`,
  remedy: 'If a drive is not connected, connect it. If you removed them, say so: until then nothing is forgotten.',
});

/** @returns paths, relative to the folder, that must be looked at again soon because they are still being written */
export type Unsettled = readonly string[];

/**
 * Walks a whole folder and makes the database agree with it, unless so much is gone that a person must be asked.
 *
 * @param acceptsLoss a person has said that what is gone is gone
 */
export async function lookAtFolder(folder: FolderRow, context: LookContext, acceptsLoss = false): Promise<Unsettled> {
  const { db } = context;
  const before = readFolderState(db, folder.id);
  if (before?.state !== 'suspended') setFolderState(db, folder, 'scanning');

  let listing: Listing;
  try {
    listing = await walk(folder.path, context.isExcluded);
  } catch (error) {
    log.warn({ err: error, folder: folder.path }, 'A folder cannot be read.');
    writeFolderState(db, folder.id, { state: 'unreadable', ...UNREADABLE, lastWalkAt: null });
    return [];
  }

  const rows = filesOfFolder(db, folder.id).filter((row) => !isBelowAny(row.path, listing.unreadable));
  const { settled, unsettled } = splitUnsettled(listing.files, Date.now());
  const differences = compare(settled, withoutPaths(rows, unsettled));
  const gone = differences.vanished.length;
  const isSuspect = !acceptsLoss && looksUnmounted(gone, rows.length, listing.files.size);

  await settle(isSuspect ? { ...differences, vanished: [] } : differences, { ...context, folder });
  if (context.signal.aborted) return [];
  if (isSuspect)
    writeFolderState(db, folder.id, { state: 'suspended', ...suspended(gone, rows.length), lastWalkAt: Date.now() });
  else setFolderState(db, folder, 'ready', Date.now());
  return unsettled;
}

/**
 * Looks only at the paths something was heard of. Anything that looks like a drive going away is left to a whole walk.
 *
 * @returns null when a whole walk is needed
 */
export async function lookAtHints(
  folder: FolderRow,
  hints: readonly string[],
  context: LookContext,
): Promise<Unsettled | null> {
  if (hints.includes('') || !(await isDirectory(folder.path))) return null;

  const found = new Map<string, FileStat>();
  const rows = new Map<number, FileRow>();
  for (const hint of hints) {
    const unreadable = await listHint(folder, hint, context, found);
    for (const row of filesBelow(context.db, folder.id, hint)) {
      if (!isBelowAny(row.path, unreadable)) rows.set(row.id, row);
    }
  }

  const { settled, unsettled } = splitUnsettled(found, Date.now());
  const differences: Differences = compare(settled, withoutPaths([...rows.values()], unsettled));
  const gone = differences.vanished.length;
  if (gone > 0 && (await looksLikeTheFirstOfMany(folder, differences, context.db))) return null;

  await settle(differences, { ...context, folder });
  return unsettled;
}

/** Whether the last walk found the folder unreadable, or so empty that it was suspended. */
export function isLost(db: Database, folder: FolderRow): boolean {
  const state = readFolderState(db, folder.id)?.state;
  return state === 'unreadable' || state === 'suspended';
}

/** Whether a lost folder is there again, with at least one of the photos it had. */
export async function answersAgain(folder: FolderRow, db: Database): Promise<boolean> {
  if (!(await isDirectory(folder.path))) return false;

  const known = someFiles(db, folder.id, WITNESSES);
  const answers = await Promise.all(known.map(({ path }) => statFile(join(folder.path, path))));
  return known.length === 0 || answers.some((answer) => answer !== null);
}

function setFolderState(
  db: Database,
  folder: FolderRow,
  state: 'ready' | 'scanning',
  lastWalkAt: number | null = null,
): void {
  writeFolderState(db, folder.id, { state, reason: null, remedy: null, lastWalkAt });
}

/** @returns directories that could not be read: what lies below them is not known to be gone */
async function listHint(
  folder: FolderRow,
  hint: string,
  { isExcluded }: LookContext,
  found: Map<string, FileStat>,
): Promise<readonly string[]> {
  const path = join(folder.path, hint);
  if (await isDirectory(path)) {
    if (isExcluded(`${hint}/`, folder.path)) return [];
    // A directory that cannot be read itself, or has gone by now, tells nothing of what lies below it.
    const listing = await walk(folder.path, isExcluded, hint).catch(() => null);
    if (listing === null) return [hint];
    for (const [name, stats] of listing.files) found.set(name, stats);
    return listing.unreadable;
  }

  const stats = isPhotoName(basename(hint)) && !isExcluded(hint, folder.path) ? await statFile(path) : null;
  if (stats !== null) found.set(hint, stats);
  return [];
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Events of a drive going away arrive in pieces: before believing the first, see whether other photos still answer. */
async function looksLikeTheFirstOfMany(folder: FolderRow, { vanished }: Differences, db: Database): Promise<boolean> {
  const known = countFiles(db, folder.id);
  if (looksUnmounted(vanished.length, known, known - vanished.length)) return true;

  const gone = new Set(vanished.map(({ id }) => id));
  const others = someFiles(db, folder.id, vanished.length + WITNESSES).filter(({ id }) => !gone.has(id));
  const answers = await Promise.all(others.map(({ path }) => statFile(join(folder.path, path))));
  return answers.length > 0 && answers.every((answer) => answer === null);
}

function splitUnsettled(found: ReadonlyMap<string, FileStat>, now: number) {
  const unsettled = [...found]
    .filter(([, { mtimeUs }]) => Math.abs(now - mtimeUs / 1000) < SETTLED_AFTER_MS)
    .map(([path]) => path);
  const skip = new Set(unsettled);
  return { settled: new Map([...found].filter(([path]) => !skip.has(path))), unsettled };
}

/** A file still being written is neither changed nor gone. */
function withoutPaths(rows: readonly FileRow[], paths: readonly string[]): FileRow[] {
  const skip = new Set(paths);
  return rows.filter((row) => !skip.has(row.path));
}

function isBelowAny(path: string, directories: readonly string[]): boolean {
  return directories.some((directory) => path.startsWith(`${directory}/`));
}
