import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import { hindranceOf } from '#lib/hindrance';
import { log } from '#lib/log';
import { sampleFolder } from '#lib/paths';
import { type Database, transact } from '#lib/store/database';
import { filesOfFolder, filesOfPhoto } from '#lib/store/files';
import { addFolder, deleteFolder, type FolderRow, listFolders } from '#lib/store/folders';
import { deletePhoto, photosWithoutFiles, setState } from '#lib/store/photos';
import { Turns } from '#lib/turns';
import {
  answersAgain,
  isLost,
  lookAtFolder,
  lookAtHints,
  type LookContext,
  type Looked,
  noteUnwatched,
} from './folder-look';
import type { FolderViewer } from './folder-process';
import { FolderWatcher } from './watch';

/** A file still being written is looked at again after this, in milliseconds. */
const LOOK_AGAIN_MS = 300;

interface Kept {
  readonly folder: FolderRow;
  /** Looks at it; each folder has its own, so that a drive that does not answer holds up no other. */
  readonly viewer: FolderViewer;
  /** Null for a run that ends by itself. */
  readonly watcher: FolderWatcher | null;
  /** It was said that not all of it is watched. */
  wasUnwatched: boolean;
  /** It was walked since it was lost, and still is: what is there answers, and the rest waits for a person. */
  lostWasWalked: boolean;
  /** Looks at one folder follow each other: two at once would not see each other's rows. */
  readonly looks: Turns;
}

/** What keeping folders needs: as {@link LookContext}, with a viewer made for each folder. */
export interface KeepContext extends Omit<LookContext, 'view'> {
  readonly makeViewer: () => FolderViewer;
  /** Told of what keeps every look from being stored. */
  readonly onFault: (error: unknown) => void;
}

/** Keeps every remembered folder looked at: walked at the start and on request, watched in between. */
export class FolderKeeper {
  readonly #context: KeepContext;
  readonly #watches: boolean;
  readonly #kept = new Map<number, Kept>();
  readonly #again = new Set<Promise<void>>();

  /** @param watches false for a single run that ends by itself */
  constructor(context: KeepContext, watches: boolean) {
    this.#context = context;
    this.#watches = watches;
  }

  /** Takes in the folders remembered now; @returns when those new to it have been walked */
  async sync(): Promise<void> {
    const { db } = this.#context;
    const folders = rememberedFolders(db);
    const gone = [...this.#kept.keys()].filter((id) => !folders.some((folder) => folder.id === id));
    for (const id of gone) await this.#forget(id);
    markPhotosWithoutFiles(db);
    this.#context.onSettled();

    const added = folders.filter(({ id }) => !this.#kept.has(id));
    await Promise.all(added.map((folder) => this.#keep(folder)));
  }

  /** Walks one folder, or all, whether or not anything was heard of them. */
  async walk(folderId: number | null = null, acceptsLoss = false): Promise<void> {
    const chosen = [...this.#kept.values()].filter(({ folder }) => folderId === null || folder.id === folderId);
    await Promise.all(chosen.map((kept) => this.#walk(kept, acceptsLoss)));
  }

  /** Looks whether folders that were lost are back, such as a drive connected again: their watchers heard nothing of it. */
  async findLost(): Promise<void> {
    for (const kept of this.#kept.values()) {
      if (!isLost(this.#context.db, kept.folder)) kept.lostWasWalked = false;
      else if (!kept.lostWasWalked && (await answersAgain(kept.folder, this.#context.db))) await this.#rejoin(kept);
    }
  }

  /** Resolves once no file is being waited for that was still being written. */
  async settled(): Promise<void> {
    while (this.#again.size > 0) await Promise.all(this.#again);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#kept.values()].map((kept) => this.#stop(kept)));
  }

  async #keep(folder: FolderRow): Promise<void> {
    const kept: Kept = {
      folder,
      viewer: this.#context.makeViewer(),
      watcher: this.#watches ? new FolderWatcher(folder.path, (paths) => void this.#lookAt(kept, paths)) : null,
      wasUnwatched: false,
      lostWasWalked: false,
      looks: new Turns(),
    };
    this.#kept.set(folder.id, kept);
    await this.#walk(kept, false);
  }

  async #rejoin(kept: Kept): Promise<void> {
    kept.lostWasWalked = true;
    // What it watched was another drive, or the empty place of one.
    kept.watcher?.close();
    await this.#walk(kept, false);
  }

  async #forget(folderId: number): Promise<void> {
    const kept = this.#kept.get(folderId);
    this.#kept.delete(folderId);
    if (kept !== undefined) await this.#stop(kept);
  }

  /** A look under way is given up. */
  async #stop({ watcher, viewer, looks }: Kept): Promise<void> {
    watcher?.close();
    await viewer.close();
    await looks.ended();
  }

  #walk(kept: Kept, acceptsLoss: boolean): Promise<void> {
    return this.#enqueue(kept, (context) => lookAtFolder(kept.folder, context, acceptsLoss));
  }

  #lookAt(kept: Kept, paths: readonly string[]): Promise<void> {
    return this.#enqueue(
      kept,
      async (context) => (await lookAtHints(kept.folder, paths, context)) ?? lookAtFolder(kept.folder, context),
    );
  }

  #lookContext({ viewer }: Kept): LookContext {
    return { ...this.#context, view: (order) => viewer.view(order) };
  }

  /** Watches what a look came upon; @returns where to look again at once, because nobody had been watching there */
  #watch(kept: Kept, { directories, isRemote }: Looked): readonly string[] | null {
    const { watcher } = kept;
    // Events tell nothing of what other machines do, and asking for them may take for ever.
    if (directories === null || isRemote || watcher === null || !this.#isKept(kept)) return null;

    const hasNew = watcher.keep(directories.paths, directories.looked);
    if (!watcher.isComplete) this.#tellUnwatched(kept);
    return hasNew ? directories.looked : null;
  }

  #tellUnwatched(kept: Kept): void {
    noteUnwatched(this.#context.db, kept.folder);
    if (kept.wasUnwatched) return;
    kept.wasUnwatched = true;
    log.warn(
      { folder: kept.folder.path, watched: kept.watcher?.count },
      'The system allows no more watches; walks find the other changes. `npx rummage doctor` tells the remedy.',
    );
  }

  #lookAgain(kept: Kept, paths: readonly string[]): void {
    if (paths.length === 0 || this.#context.signal.aborted) return;

    const again = setTimeoutPromise(LOOK_AGAIN_MS).then(() => this.#lookAt(kept, paths));
    this.#again.add(again);
    void again.finally(() => this.#again.delete(again));
  }

  #isKept({ folder }: Kept): boolean {
    return !this.#context.signal.aborted && this.#kept.has(folder.id);
  }

  #enqueue(kept: Kept, look: (context: LookContext) => Promise<Looked>): Promise<void> {
    return kept.looks.take(async () => {
      if (!this.#isKept(kept)) return;
      try {
        const looked = await look(this.#lookContext(kept));
        this.#lookAgain(kept, looked.unsettled);
        // What came between the look and the first event is found by another, which is cheap.
        const places = this.#watch(kept, looked);
        if (places !== null) await this.#lookOnceMore(kept, places);
      } catch (error) {
        if (!this.#isKept(kept)) return;
        if (hindranceOf(error) !== null) return this.#context.onFault(error);
        log.error({ err: error, folder: kept.folder.path }, 'Looking at a folder failed; the next walk tries again.');
      }
    });
  }

  async #lookOnceMore(kept: Kept, places: readonly string[]): Promise<void> {
    const context = this.#lookContext(kept);
    const looked = (await lookAtHints(kept.folder, places, context)) ?? (await lookAtFolder(kept.folder, context));
    this.#lookAgain(kept, looked.unsettled);
    const more = this.#watch(kept, looked);
    // Directories go on being made: that is heard of from now on, and what was not is looked for in its turn.
    if (more !== null) void this.#lookAt(kept, more);
  }
}

/** The folders a person remembered; while there are none, the sample library. */
function rememberedFolders(db: Database): FolderRow[] {
  const folders = listFolders(db);
  const own = folders.filter(({ isSample }) => !isSample);
  if (own.length === 0) return [addFolder(db, sampleFolder(), true)];

  for (const folder of folders.filter(({ isSample }) => isSample)) forgetSample(db, folder);
  return own;
}

/** The sample goes without a trace: nobody misses its photos. */
function forgetSample(db: Database, folder: FolderRow): void {
  transact(db, () => {
    const photoIds = new Set(filesOfFolder(db, folder.id).map(({ photoId }) => photoId));
    deleteFolder(db, folder.id);
    for (const id of photoIds) if (filesOfPhoto(db, id).length === 0) deletePhoto(db, id);
  });
}

function markPhotosWithoutFiles(db: Database): void {
  transact(db, () => {
    for (const id of photosWithoutFiles(db)) setState(db, id, 'missing');
  });
}
