import type { Album, AlbumLearning } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { say } from '../strings/message';

/** With fewer judgements, or fewer photos it would hold, a share of them says nothing. */
const ENOUGH_JUDGEMENTS = 10;
const ENOUGH_HELD = 5;

/** What an album goes by beside its rule, in one line; null when there is nothing to say. */
export function learningInWords({ learned, paused }: Pick<Album, 'learned' | 'paused'>, locale: Locale): string | null {
  const { learning } = locale.strings.albums;
  if (learned === null) return paused ? learning.paused : null;

  const { accepted, rejected } = learned;
  return say(paused ? learning.learnedAndPaused : learning.learned, { accepted, rejected }, locale);
}

/** How right the album is about photos it was not told of; honest about not knowing. */
export function precisionInWords(learned: AlbumLearning | null, locale: Locale): string {
  const { learning } = locale.strings.albums;
  if (learned === null) return learning.fromFirst;

  const { accepted, rejected, wouldHold, rightly } = learned;
  const missing = ENOUGH_JUDGEMENTS - accepted - rejected;
  if (missing > 0) return say(learning.missing, { count: missing }, locale);
  if (wouldHold < ENOUGH_HELD) return learning.tooFew;
  const percent = Math.round((100 * rightly) / wouldHold);
  return say(learning.right, { percent, count: wouldHold, rightly }, locale);
}

/** How many photos are in it now, and how that has changed since the page was opened. */
export function countInWords(count: number, atFirst: number, locale: Locale): string {
  const { learning } = locale.strings.albums;
  const change = count - atFirst;
  const now = say(learning.now, { count }, locale);
  if (change === 0) return now;
  return say(change > 0 ? learning.more : learning.fewer, { now, count: Math.abs(change) }, locale);
}
