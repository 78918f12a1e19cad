import type { PhotoCounts, Status } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { formatRate, formatTimeLeft } from '../format/numbers';

/** `14 photos a second, about 3 minutes left`; empty while neither is known. */
export function paceInWords({ photosPerSecond, secondsLeft }: Status, locale: Locale): string {
  const pace = photosPerSecond > 0 ? `${formatRate(photosPerSecond, locale)} photos a second` : null;
  const left = secondsLeft === null ? null : formatTimeLeft(secondsLeft);

  return [pace, left].filter(Boolean).join(', ');
}

/** How much of the work is done, in 0 … 1; failed photos are done too. */
export function doneShare({ indexed, pending, failed }: PhotoCounts): number {
  const all = indexed + pending + failed;
  return all === 0 ? 0 : (indexed + failed) / all;
}

/** Whether photos are being found or read right now. */
export function isBusy({ photos, folders, indexer }: Status): boolean {
  return indexer === 'running' && (photos.pending > 0 || folders.some(({ state }) => state === 'scanning'));
}
