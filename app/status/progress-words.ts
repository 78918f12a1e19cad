import type { IndexingState, PhotoCounts, Status } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { formatRate, formatTimeLeft } from '../format/numbers';
import { say } from '../strings/message';

/** `14 photos a second, about 3 minutes left`; empty while neither is known. */
export function paceInWords({ photosPerSecond, secondsLeft }: Status, locale: Locale): string {
  const pace =
    photosPerSecond > 0
      ? say(locale.strings.progress.pace, { rate: formatRate(photosPerSecond, locale) }, locale)
      : null;
  const left = secondsLeft === null ? null : formatTimeLeft(secondsLeft, locale);

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

/** Whether photos wait for something a person can change: the pause, the hour, other programs. */
export function isHeld(state: IndexingState): state is (typeof HELD)[number] {
  return HELD.some((held) => held === state);
}

const HELD = ['paused', 'outside-window', 'waiting-for-idle'] as const;

/** What it is doing in a word or two, and what that means for whoever waits. */
export function stateInWords(status: Status, locale: Locale): readonly [word: string, text: string] {
  const { photos, indexer, indexing } = status;
  const { states, yielding, reading, looking } = locale.strings.progress;

  if (indexer === 'stopped') return states.stopped;
  if (isHeld(indexing.state)) return states[indexing.state];
  if (!isBusy(status)) return states.upToDate;
  if (indexing.state === 'yielding') return [yielding, paceInWords(status, locale)];
  return [photos.pending > 0 ? reading : looking, paceInWords(status, locale)];
}
