import { join } from 'node:path';
import { stat } from 'node:fs/promises';
import { forgetFillsWithTerms } from '#lib/albums/forget-fills';
import { log } from '#lib/log';
import type { Database } from '#lib/store/database';
import { countFiles, type FileRow, someFiles } from '#lib/store/files';
import { type FolderRow, readFolderState, writeFolderState, writeSkipped } from '#lib/store/folders';
import type { FolderView, ViewOrder } from './folder-view';
import { looksUnmounted } from './guard';
import { refreshFacts } from './refresh';
import { settle } from './settle';
import { statFile } from './stat-file';
import type { Turns } from '#lib/turns';

/** What looking at a folder needs. */
export interface LookContext {
  readonly db: Database;
  /** The number of the model searches are answered by. */
  readonly activeModel: () => number;
  /** Looks at the folder; see `viewFolder`. */
  readonly view: (order: ViewOrder) => Promise<FolderView>;
  readonly turns: Turns;
  /** Called whenever photos may be waiting. */
  readonly onSettled: () => void;
  /** Called when albums may hold other photos: some were found to be of another day, or what a filter asks for has changed. */
  readonly onDatesChanged: () => void;
  readonly signal: AbortSignal;
}

/** What a look came upon, for whoever keeps the folder. */
export interface Looked {
  /** Paths that must be looked at again soon: they are still being written, or were part of a photo and no longer are. */
  readonly unsettled: readonly string[];
  /** Directories it looked into, and where it looked for them; null when the folder could not be read. */
  readonly directories: { readonly paths: readonly string[]; readonly looked: readonly string[] } | null;
  /** Whether the folder lies on another machine. */
  readonly isRemote: boolean;
}

const NOTHING: Looked = { unsettled: [], directories: null, isRemote: false };

/** Other photos asked whether the drive is still there. */
const WITNESSES = 5;

const UNREADABLE = {
  reason: 'The folder is not there or may not be read.',
  remedy: 'Connect the drive or correct its permissions: its photos are kept and come back by themselves.',
};

const UNWATCHED = {
  reason: 'The system allows no more watched folders: changes are found at the next walk.',
  remedy: 'Allow more with `sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512`.',
};

const suspended = (missing: number, known: number) => ({
  reason: `${missing} of ${known} photos are not there any more, all at once.`,
  remedy: 'If a drive is not connected, connect it. If you removed them, say so: until then nothing is forgotten.',
});

/**
 * Walks a whole folder and makes the database agree with it, unless so much is gone that a person must be asked.
 *
 * @param acceptsLoss a person has said that what is gone is gone
 */
export async function lookAtFolder(folder: FolderRow, context: LookContext, acceptsLoss = false): Promise<Looked> {
  const { db } = context;
  const before = readFolderState(db, folder.id);
  if (before?.state !== 'suspended') setFolderState(db, folder, 'scanning');

  const view = await context.view({ folderId: folder.id, root: folder.path, hints: null });
  if (!view.isReadable) {
    log.warn({ folder: folder.path }, 'A folder cannot be read.');
    writeFolderState(db, folder.id, { state: 'unreadable', ...UNREADABLE, lastWalkAt: null });
    return NOTHING;
  }

  const { differences, leftOut, known, found } = view;
  const gone = differences.vanished.length;
  const isSuspect = !acceptsLoss && looksUnmounted(gone, known, found + leftOut.length);

  const vanished = isSuspect ? leftOut : [...differences.vanished, ...leftOut];
  const { released, unreadable } = await settle({ ...differences, vanished }, { ...context, folder });
  noteMoved(view, context);
  await refreshFacts(isSuspect ? { ...view.sidecars, vanished: [] } : view.sidecars, { ...context, folder });
  if (context.signal.aborted) return NOTHING;
  if (isSuspect)
    writeFolderState(db, folder.id, { state: 'suspended', ...suspended(gone, known), lastWalkAt: Date.now() });
  else setFolderState(db, folder, 'ready', Date.now());
  writeSkipped(db, folder.id, { ...view.skipped, unreadable: view.skipped.unreadable + unreadable });
  return toLooked(view, [''], released);
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
): Promise<Looked | null> {
  if (hints.includes('') || !(await isDirectory(folder.path))) return null;

  const view = await context.view({ folderId: folder.id, root: folder.path, hints });
  const { differences, leftOut } = view;
  const gone = differences.vanished.length;
  if (gone > 0 && (await looksLikeTheFirstOfMany(folder, differences.vanished, context.db))) return null;

  const vanished = [...differences.vanished, ...leftOut];
  const { released } = await settle({ ...differences, vanished }, { ...context, folder });
  noteMoved(view, context);
  await refreshFacts(view.sidecars, { ...context, folder });
  return toLooked(view, hints, released);
}

/** Photos that have other names now may belong to other albums. */
function noteMoved({ differences: { moved } }: FolderView, { db, onDatesChanged }: LookContext): void {
  if (moved.length > 0 && forgetFillsWithTerms(db)) onDatesChanged();
}

/** Says that only walks find what changes in some directories of a folder, and what would help. */
export function noteUnwatched(db: Database, folder: FolderRow): void {
  const before = readFolderState(db, folder.id);
  if (before?.state === 'ready') writeFolderState(db, folder.id, { ...before, ...UNWATCHED });
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

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Events of a drive going away arrive in pieces: before believing the first, see whether other photos still answer. */
async function looksLikeTheFirstOfMany(
  folder: FolderRow,
  vanished: readonly FileRow[],
  db: Database,
): Promise<boolean> {
  const known = countFiles(db, folder.id);
  if (looksUnmounted(vanished.length, known, known - vanished.length)) return true;

  const gone = new Set(vanished.map(({ id }) => id));
  const others = someFiles(db, folder.id, vanished.length + WITNESSES).filter(({ id }) => !gone.has(id));
  const answers = await Promise.all(others.map(({ path }) => statFile(join(folder.path, path))));
  return answers.length > 0 && answers.every((answer) => answer === null);
}

function toLooked(view: FolderView, looked: readonly string[], released: readonly string[]): Looked {
  const { unsettled, directories, isRemote } = view;
  return { unsettled: [...unsettled, ...released], directories: { paths: directories, looked }, isRemote };
}
