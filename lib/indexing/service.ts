import { libraryDatabase, libraryPaths } from '../library';
import { readSwitch } from '../models/choice';
import type { Indexing, IndexingSettings, IndexingState, StageTimes } from '../nouns';
import type { Database } from '../store/database';
import { changeIndexingSettings, readIndexingSettings } from '../store/indexing-settings';
import { countPhotos, findPhoto } from '../store/photos';
import { isProcessLocked } from '../store/process-lock';
import { type Progress, readProgress } from '../store/progress';
import { makeRequest, pendingRequests } from '../store/requests';
import type { IndexingChange } from './parse';

const NO_TIMES: StageTimes = { read: null, decode: null, embed: null, store: null };

/** What the indexer is doing, and what it may do. */
export async function getIndexing(): Promise<Indexing> {
  return describeIndexing(libraryDatabase(), isProcessLocked(libraryPaths().indexerLock));
}

/** Changes when and how hard photos are indexed; the indexer heeds it within a second. What is left out stays. */
export async function changeIndexing(change: IndexingChange): Promise<Indexing> {
  changeIndexingSettings(libraryDatabase(), change);
  return getIndexing();
}

/** Has a photo that waits read before all others, since somebody is looking at it. */
export async function readFirst(photoId: number): Promise<void> {
  const db = libraryDatabase();
  if (findPhoto(db, photoId)?.state !== 'pending') return;

  // While no indexer runs requests lie there, and a page may be opened many times.
  const isAsked = pendingRequests(db).some(
    ({ request }) => request.kind === 'first' && request.photoIds.includes(photoId),
  );
  if (!isAsked) makeRequest(db, { kind: 'first', photoIds: [photoId] });
}

/** @param isRunning whether an indexer works on this library */
export function describeIndexing(db: Database, isRunning: boolean): Indexing {
  const settings = readIndexingSettings(db);
  const progress = isRunning ? readProgress(db) : null;

  return {
    state: isRunning ? stateOf(db, settings, progress) : 'stopped',
    settings,
    bytesRead: progress?.bytesRead ?? 0,
    bytesPerSecond: Math.round(progress?.bytesPerSecond ?? 0),
    stages: progress?.stages ?? NO_TIMES,
  };
}

/** What a person said counts at once; the indexer tells the rest within a second. */
function stateOf(db: Database, { paused }: IndexingSettings, progress: Progress | null): IndexingState {
  if (paused) return 'paused';
  if (!hasWork(db)) return 'done';

  const told = progress?.state ?? 'indexing';
  return told === 'paused' ? 'indexing' : told;
}

function hasWork(db: Database): boolean {
  return countPhotos(db).pending > 0 || readSwitch(db)?.state === 'filling';
}
