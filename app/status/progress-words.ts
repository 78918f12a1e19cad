import type { IndexingState, PhotoCounts, Status } from '#lib/nouns';
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

/** Whether photos wait for something a person can change: the pause, the hour, other programs. */
export function isHeld(state: IndexingState): state is keyof typeof HELD {
  return state in HELD;
}

const HELD = {
  paused: ['Paused by you', 'Search works; new photos are found, and wait.'],
  'outside-window': ['Outside its hours', 'Photos wait for the time of day you set below.'],
  'waiting-for-idle': ['Waiting for idle', 'Photos wait until other programs need the machine less.'],
} as const;

/** What it is doing in a word or two, and what that means for whoever waits. */
export function stateInWords(status: Status, locale: Locale): readonly [word: string, text: string] {
  const { photos, indexer, indexing } = status;
  if (indexer === 'stopped') {
    return [
      'Stopped',
      'Search works; new photos are not read. Start Rummage with npm start, or only the indexer with npx rummage index.',
    ];
  }
  if (isHeld(indexing.state)) return HELD[indexing.state];
  if (!isBusy(status)) return ['Up to date', 'New photos in your folders are noticed by themselves.'];
  if (indexing.state === 'yielding') return ['Making way for your search', paceInWords(status, locale)];
  return [photos.pending > 0 ? 'Reading photos' : 'Looking through folders', paceInWords(status, locale)];
}
