import type { Album, AlbumLearning } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { countOf } from '../format/numbers';

/** With fewer judgements, or fewer photos it would hold, a share of them says nothing. */
const ENOUGH_JUDGEMENTS = 10;
const ENOUGH_HELD = 5;

/** What an album goes by beside its rule, in one line; null when there is nothing to say. */
export function learningInWords({ learned, paused }: Pick<Album, 'learned' | 'paused'>): string | null {
  const parts = [
    ...(learned ? [`learned from ${learned.accepted} yes and ${learned.rejected} no`] : []),
    ...(paused ? ['paused: it keeps the photos it has'] : []),
  ];
  const line = parts.join(' · ');
  return line && line.slice(0, 1).toUpperCase() + line.slice(1);
}

/** How right the album is about photos it was not told of; honest about not knowing. */
export function precisionInWords(learned: AlbumLearning | null): string {
  if (learned === null) return 'It learns from the first yes and no on.';
  const { accepted, rejected, wouldHold, rightly } = learned;
  const missing = ENOUGH_JUDGEMENTS - accepted - rejected;
  if (missing > 0) return `How right it is can be told after ${missing} more ${missing === 1 ? 'answer' : 'answers'}.`;
  if (wouldHold < ENOUGH_HELD) return 'How right it is cannot be told yet: too few of your answers were yes.';
  const percent = Math.round((100 * rightly) / wouldHold);
  return `About ${percent} % right: of ${wouldHold} photos it would have put in unasked, you said yes to ${rightly}.`;
}

/** How many photos are in it now, and how that has changed since the page was opened. */
export function countInWords(count: number, atFirst: number, locale: Locale): string {
  const change = count - atFirst;
  const now = `${countOf(count, ['photo', 'photos'], locale)} in it now`;
  return change === 0
    ? now
    : `${now}, ${countOf(Math.abs(change), change > 0 ? ['more', 'more'] : ['fewer', 'fewer'], locale)}`;
}
