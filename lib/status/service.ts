import { setTimeout as wait } from 'node:timers/promises';
import { type Model, openModel } from '../encoder/model';
import { listFolders } from '../folders/service';
import { describeIndexing } from '../indexing/service';
import { libraryConfig, libraryDatabase, libraryPaths } from '../library';
import { readSwitch, wantedModel } from '../models/choice';
import type { Status } from '../nouns';
import { once } from '../once';
import { readActiveModel } from '../store/active-model';
import { type Database, dataVersion, ownChanges } from '../store/database';
import { countPhotos } from '../store/photos';
import { isProcessLocked } from '../store/process-lock';
import { readProgress } from '../store/progress';
import { toldHindrance, visibleHindrance } from './hindrance';

/** How often a watcher looks whether anything was committed, in milliseconds. */
const LOOK_EVERY_MS = 500;
/** The indexer may stop without a word in the database: its lock is looked at this often. */
const LOCK_EVERY_MS = 3_000;

/** The model a fresh library will start with. */
const firstModel = once<Model>(() => {
  const { reference } = wantedModel(libraryDatabase(), libraryConfig());
  return openModel(reference, libraryPaths());
});

/** Counts, speed, model and folders as they are now. @throws RummageError `bad-model` when the model cannot be read */
export async function getStatus(): Promise<Status> {
  const db = libraryDatabase();
  const photos = countPhotos(db);
  const progress = readProgress(db);
  const isRunning = isProcessLocked(libraryPaths().indexerLock);
  const indexing = describeIndexing(db, isRunning);
  const isAtWork = indexing.state === 'indexing' || indexing.state === 'yielding';
  const isBusy = isAtWork && photos.pending > 0 && progress !== null;

  return {
    photos,
    model: await describeModel(db),
    photosPerSecond: isBusy ? Math.round(progress.photosPerSecond * 10) / 10 : 0,
    secondsLeft: isBusy ? progress.secondsLeft : null,
    indexer: isRunning ? 'running' : 'stopped',
    problem: (await visibleHindrance(libraryPaths())) ?? (isRunning ? await toldHindrance(libraryPaths()) : null),
    switch: readSwitch(db),
    folders: await listFolders(),
    indexing,
  };
}

async function describeModel(db: Database): Promise<Status['model']> {
  const active = readActiveModel(db)?.model;
  if (active) return { id: active.reference, dimensions: active.dimensions };

  const { reference, identity } = await firstModel();
  return { id: reference, dimensions: identity.dimensions };
}

/** The status now, and again whenever it has changed, until the signal aborts. */
export async function* watchStatus(signal: AbortSignal): AsyncGenerator<Status> {
  let last = '';
  let seenVersion = '';
  let lookedAt = -LOCK_EVERY_MS;

  while (!signal.aborted) {
    const version = versionOf(libraryDatabase());
    const isDue = version !== seenVersion || performance.now() - lookedAt >= LOCK_EVERY_MS;
    if (isDue) {
      seenVersion = version;
      lookedAt = performance.now();
      const status = await getStatus();
      const text = JSON.stringify(status);
      if (text !== last) yield status;
      last = text;
    }
    await pause(signal);
  }
}

/** Changes with what other processes commit, and with what this one does. */
function versionOf(db: Database): string {
  return `${dataVersion(db)} ${ownChanges(db)}`;
}

async function pause(signal: AbortSignal): Promise<void> {
  try {
    await wait(LOOK_EVERY_MS, undefined, { signal });
  } catch {
    // The watcher has gone away; the loop sees it.
  }
}
