import { searchWorker } from '../search/client';
import type { ChunkQuery, TimelineSummary } from './reader';

/**
 * The whole library by days, newest first.
 *
 * @param photoId a photo whose place is asked for, too
 */
export function readTimeline(photoId: number | null): Promise<TimelineSummary> {
  return searchWorker().call('timeline', { photoId });
}

/** A run of the library's photos, as `chunk.ts` writes it. @throws RummageError `not-found`, or `conflict` when the library has changed */
export function readTimelineChunk(query: ChunkQuery): Promise<Uint8Array> {
  return searchWorker().call('timelineChunk', query);
}
