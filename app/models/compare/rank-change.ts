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
export function changeInWords(change: RankChange, shown: number): string {
  if (change.kind === 'same') return 'at the same place with both';
  if (change.kind === 'only') return `not among the first ${shown} of the other model`;
  const places = change.by === 1 ? '1 place' : `${change.by} places`;
  return `${places} ${change.kind === 'up' ? 'higher' : 'lower'} than with the other model`;
}
