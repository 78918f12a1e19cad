import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import { log } from '#lib/log';
import { sampleFolder } from '#lib/paths';
import { type Database, transact } from '#lib/store/database';
import { filesOfFolder } from '#lib/store/files';
import { addFolder, deleteFolder, type FolderRow, listFolders } from '#lib/store/folders';
import { deletePhoto, photosWithoutFiles, setState } from '#lib/store/photos';
import { Turns } from '#lib/turns';
import { answersAgain, isLost, lookAtFolder, lookAtHints, type LookContext } from './folder-look';
import { type FolderWatcher, watchFolder } from './watch';

/** A file still being written is looked at again after this, in milliseconds. */
const LOOK_AGAIN_MS = 300;

interface Kept {
  readonly folder: FolderRow;
  watcher: FolderWatcher | null;
  /** It was walked since it was lost, and still is: what is there answers, and the rest waits for a person. */
  lostWasWalked: boolean;
  /** Looks at one folder follow each other: two at once would not see each other's rows. */
  readonly looks: Turns;
}

/** Keeps every remembered folder looked at: walked at the start and on request, watched in between. */
export class FolderKeeper {
  readonly #context: LookContext;
  readonly #watches: boolean;
  readonly #kept = new Map<number, Kept>();
  readonly #again = new Set<Promise<void>>();

  /** @param watches false for a single run that ends by itself */
  constructor(context: LookContext, watches: boolean) {
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
    await Promise.all([...this.#kept.values()].map(({ watcher }) => watcher?.close()));
    await Promise.all([...this.#kept.values()].map(({ looks }) => looks.ended()));
  }

  async #keep(folder: FolderRow): Promise<void> {
    const kept: Kept = { folder, watcher: null, lostWasWalked: false, looks: new Turns() };
    this.#kept.set(folder.id, kept);
    if (this.#watches) {
      kept.watcher = this.#watch(kept);
      // What came between this walk and the first event is found by another, which is cheap.
      void kept.watcher.ready.then(() => this.#walk(kept, false));
    }
    await this.#walk(kept, false);
  }

  async #rejoin(kept: Kept): Promise<void> {
    kept.lostWasWalked = true;
    await kept.watcher?.close();
    kept.watcher = this.#watches ? this.#watch(kept) : null;
    await this.#walk(kept, false);
  }

  #watch(kept: Kept): FolderWatcher {
    return watchFolder(
      kept.folder.path,
      this.#context.isExcluded,
      (paths) => void this.#lookAt(kept, paths),
      (error) => log.warn({ err: error, folder: kept.folder.path }, 'Watching is incomplete; walks will find changes.'),
    );
  }

  async #forget(folderId: number): Promise<void> {
    const kept = this.#kept.get(folderId);
    this.#kept.delete(folderId);
    await kept?.watcher?.close();
    await kept?.looks.ended();
  }

  #walk(kept: Kept, acceptsLoss: boolean): Promise<void> {
    return this.#enqueue(kept, async () => {
      this.#lookAgain(kept, await lookAtFolder(kept.folder, this.#context, acceptsLoss));
    });
  }

  #lookAt(kept: Kept, paths: readonly string[]): Promise<void> {
    return this.#enqueue(kept, async () => {
      const unsettled = await lookAtHints(kept.folder, paths, this.#context);
      this.#lookAgain(kept, unsettled ?? (await lookAtFolder(kept.folder, this.#context)));
    });
  }

  #lookAgain(kept: Kept, paths: readonly string[]): void {
    if (paths.length === 0 || this.#context.signal.aborted) return;

    const again = setTimeoutPromise(LOOK_AGAIN_MS).then(() => this.#lookAt(kept, paths));
    this.#again.add(again);
    void again.finally(() => this.#again.delete(again));
  }

  #enqueue(kept: Kept, look: () => Promise<void>): Promise<void> {
    return kept.looks.take(async () => {
      if (this.#context.signal.aborted || !this.#kept.has(kept.folder.id)) return;
      try {
        await look();
      } catch (error) {
        log.error({ err: error, folder: kept.folder.path }, 'Looking at a folder failed; the next walk tries again.');
      }
    });
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
    for (const id of photosWithoutFiles(db)) if (photoIds.has(id)) deletePhoto(db, id);
  });
}

function markPhotosWithoutFiles(db: Database): void {
  transact(db, () => {
    for (const id of photosWithoutFiles(db)) setState(db, id, 'missing');
  });
}
