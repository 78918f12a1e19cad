import type { Locale } from '../../format/locale';
import { say } from '../../strings/message';

/** Where one model puts a photo, against where the other does. */
export type RankChange =
  | { readonly kind: 'same' }
  | { readonly kind: 'up'; readonly by: number }
  | { readonly kind: 'down'; readonly by: number }
  | { readonly kind: 'only' };

/**
 * @param rank place with this model, from 1
 * @param otherRank place with the other model, from 1
 * @param shown how many photos of each are looked at
 */
export function rankChange(rank: number, otherRank: number, shown: number): RankChange {
  if (otherRank > shown) return { kind: 'only' };
  if (otherRank === rank) return { kind: 'same' };
  return otherRank > rank ? { kind: 'up', by: otherRank - rank } : { kind: 'down', by: rank - otherRank };
}

/** `3 places higher than with the other model` */
export function changeInWords(change: RankChange, shown: number, locale: Locale): string {
  const { same, notAmong, higher, lower } = locale.strings.models.comparing;
  if (change.kind === 'same') return same;
  if (change.kind === 'only') return say(notAmong, { shown }, locale);
  return say(change.kind === 'up' ? higher : lower, { count: change.by }, locale);
}
