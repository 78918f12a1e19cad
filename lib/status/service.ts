import { setTimeout as wait } from 'node:timers/promises';
import { type ModelFolder, readModelFolder } from '../encoder/model-folder';
import { listFolders } from '../folders/service';
import { libraryConfig, libraryDatabase, libraryPaths } from '../library';
import type { Status } from '../nouns';
import { once } from '../once';
import { dataVersion } from '../store/database';
import { countPhotos } from '../store/photos';
import { isProcessLocked } from '../store/process-lock';
import { readProgress } from '../store/progress';

/** How often a watcher looks whether anything was committed, in milliseconds. */
const LOOK_EVERY_MS = 500;
/** The indexer may stop without a word in the database: its lock is looked at this often. */
const LOCK_EVERY_MS = 3_000;

const modelFolder = once<ModelFolder>(() => readModelFolder(libraryConfig().model, libraryPaths().models));

/** Counts, speed, model and folders as they are now. @throws RummageError `bad-model` when the model cannot be read */
export async function getStatus(): Promise<Status> {
  const db = libraryDatabase();
  const { identity } = await modelFolder();
  const photos = countPhotos(db);
  const progress = readProgress(db);
  const isRunning = isProcessLocked(libraryPaths().indexerLock);
  const isBusy = isRunning && photos.pending > 0 && progress !== null;

  return {
    photos,
    model: { id: identity.name, dimensions: identity.dimensions },
    photosPerSecond: isBusy ? Math.round(progress.photosPerSecond * 10) / 10 : 0,
    secondsLeft: isBusy ? progress.secondsLeft : null,
    indexer: isRunning ? 'running' : 'stopped',
    folders: await listFolders(),
  };
}

/** The status now, and again whenever it has changed, until the signal aborts. */
export async function* watchStatus(signal: AbortSignal): AsyncGenerator<Status> {
  let last = '';
  let seenVersion = -1;
  let lookedAt = 0;

  while (!signal.aborted) {
    const version = dataVersion(libraryDatabase());
    const isDue = version !== seenVersion || Date.now() - lookedAt >= LOCK_EVERY_MS;
    if (isDue) {
      seenVersion = version;
      lookedAt = Date.now();
      const status = await getStatus();
      const text = JSON.stringify(status);
      if (text !== last) yield status;
      last = text;
    }
    await pause(signal);
  }
}

async function pause(signal: AbortSignal): Promise<void> {
  try {
    await wait(LOOK_EVERY_MS, undefined, { signal });
  } catch {
    // The watcher has gone away; the loop sees it.
  }
}
