import { readdir } from 'node:fs/promises';
import { isDiskFull } from '../disk-full';
import { RummageError } from '../errors';
import type { DataPaths } from '../paths';
import type { Database } from '../store/database';
import { type FolderRow, readFolderState } from '../store/folders';
import { acquireProcessLock } from '../store/process-lock';
import { countPhotoFiles, type PhotoFile, photoFilesAfter } from '../store/sidecar-content';
import { contentFrom, type ContentOf } from './content';
import type { Outcome, SkipReason } from './outcome';
import { SidecarWriter, type WriteOptions } from './write-sidecar';

/** A watched folder, or a directory in it. */
export interface WritePlace {
  readonly folder: FolderRow;
  /** Relative to the folder, `/` between names; empty for all of it. */
  readonly below: string;
}

/** What a person ordered. */
export interface WriteOrder extends WriteOptions {
  readonly places: readonly WritePlace[];
  /** Leaves out what the model found. */
  readonly onlyMine: boolean;
}

export interface WriteTotals {
  readonly written: number;
  readonly unchanged: number;
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
  /** Folders that were left out whole, since they cannot be reached now. */
  readonly away: readonly FolderRow[];
}

/** What is told on the way. */
export interface WriteWatcher {
  /** Nothing is begun once it is aborted; what is being written is finished. */
  readonly signal: AbortSignal;
  readonly onOutcome?: (outcome: Outcome, file: { readonly folder: FolderRow; readonly path: string }) => void;
  readonly onProgress?: (done: number, total: number) => void;
}

const PAGE = 500;

/** Photos whose sidecars are written at once: most of the time goes by until they are on disk. */
const AT_ONCE = 8;

/**
 * Writes tags, albums and a person's stars into XMP sidecars beside photos, a few at a time. Photos themselves are
 * only looked at. What cannot be written is told of and holds up nothing else.
 *
 * @throws RummageError `locked` while another process does so, `unavailable` when a disk is full
 */
export async function writeSidecars(
  db: Database,
  paths: DataPaths,
  order: WriteOrder,
  watcher: WriteWatcher,
): Promise<WriteTotals> {
  const lock = acquireProcessLock(paths.sidecarsLock, 'Writing sidecars', 0);
  try {
    return await new WriteRun(db, order, watcher).run();
  } catch (cause) {
    if (!isDiskFull(cause)) throw cause;
    throw new RummageError('unavailable', 'The disk with the photos is full.', {
      hint: 'Free some space on it, and do this again: what is written stays.',
      cause,
    });
  } finally {
    lock.release();
  }
}

class WriteRun {
  readonly #db: Database;
  readonly #order: WriteOrder;
  readonly #watcher: WriteWatcher;
  readonly #contentOf: ContentOf;
  readonly #skipped: Partial<Record<SkipReason, number>> = {};
  readonly #away: FolderRow[] = [];
  #written = 0;
  #unchanged = 0;
  #done = 0;
  #total = 0;

  constructor(db: Database, order: WriteOrder, watcher: WriteWatcher) {
    this.#db = db;
    this.#order = order;
    this.#watcher = watcher;
    this.#contentOf = contentFrom(db, order.onlyMine);
  }

  async run(): Promise<WriteTotals> {
    const there: WritePlace[] = [];
    for (const place of this.#order.places) {
      if (await isThere(this.#db, place.folder)) there.push(place);
      else if (!this.#away.includes(place.folder)) this.#away.push(place.folder);
    }
    this.#total = there.reduce((sum, place) => sum + countPhotoFiles(this.#db, toRows(place)), 0);
    this.#watcher.onProgress?.(0, this.#total);
    for (const place of there) await this.#writeIn(place);
    return { written: this.#written, unchanged: this.#unchanged, skipped: this.#skipped, away: this.#away };
  }

  async #writeIn(place: WritePlace): Promise<void> {
    const writer = new SidecarWriter(this.#db, place.folder, this.#order);
    for (let last = 0; ;) {
      const files = photoFilesAfter(this.#db, toRows(place), last, PAGE);
      for (let start = 0; start < files.length; start += AT_ONCE) {
        if (this.#watcher.signal.aborted) return;
        await this.#writeTogether(writer, place.folder, files.slice(start, start + AT_ONCE));
      }
      last = files.at(-1)?.id ?? 0;
      if (files.length < PAGE) return;
    }
  }

  async #writeTogether(writer: SidecarWriter, folder: FolderRow, files: readonly PhotoFile[]): Promise<void> {
    // Each is waited for, so that nothing is being written any more when one of them ends the run.
    const settled = await Promise.allSettled(files.map((file) => writer.write(file, this.#contentOf(file.photoId))));
    for (const [i, result] of settled.entries()) {
      if (result.status === 'rejected') throw result.reason;
      this.#count(result.value);
      this.#watcher.onOutcome?.(result.value, { folder, path: files[i]?.path ?? '' });
    }
    this.#done += files.length;
    this.#watcher.onProgress?.(this.#done, this.#total);
  }

  #count(outcome: Outcome): void {
    if (outcome.kind === 'written') this.#written++;
    else if (outcome.kind === 'unchanged') this.#unchanged++;
    else this.#skipped[outcome.reason] = (this.#skipped[outcome.reason] ?? 0) + 1;
  }
}

const toRows = ({ folder, below }: WritePlace) => ({ folderId: folder.id, below });

/** An unmounted drive leaves an empty folder behind. */
async function isThere(db: Database, { id, path }: FolderRow): Promise<boolean> {
  const state = readFolderState(db, id)?.state;
  if (state === 'suspended' || state === 'unreadable') return false;
  try {
    return (await readdir(path)).length > 0 || countPhotoFiles(db, { folderId: id, below: '' }) === 0;
  } catch {
    // Not mounted, or not to be read: either way nothing is to be written there.
    return false;
  }
}
