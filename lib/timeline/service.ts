import { dayOf } from '../days';
import { RummageError } from '../errors';
import type { DayBefore } from '../nouns';
import { searchWorker } from '../search/client';
import { isDay } from './on-this-day';
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

/** The placeholders of such a run, as `placeholders.ts` writes them. @throws RummageError as {@link readTimelineChunk} does */
export function readTimelinePlaceholders(query: ChunkQuery): Promise<Uint8Array> {
  return searchWorker().call('timelinePlaceholders', query);
}

/**
 * The same day in the years before, newest first, where there are photos of it.
 *
 * @param day the day to go back from, `YYYY-MM-DD`; today unless told
 * @throws RummageError `bad-request`
 */
export async function onThisDay(day: string | null = null): Promise<DayBefore[]> {
  const today = day ?? dayOf(new Date());
  if (!isDay(today)) {
    throw new RummageError('bad-request', 'Expected a calendar day as YYYY-MM-DD.', {
      hint: 'Send for example ?day=2026-07-14.',
    });
  }
  return searchWorker().call('onThisDay', { today });
}
