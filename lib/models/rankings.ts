import { TopCandidates } from '../index/select-top';

/** A photo's place in one model's ranking, and its place in the other's. */
export interface RankedPhoto {
  readonly photoId: number;
  /** Cosine, −1 … 1. */
  readonly similarity: number;
  /** From 1. */
  readonly rank: number;
  /** From 1; behind all photos when the other model ranks nothing. */
  readonly otherRank: number;
}

export interface RankingComparison {
  /** The first of each ranking, best first. */
  readonly a: readonly RankedPhoto[];
  readonly b: readonly RankedPhoto[];
  /** Photos that are in both. */
  readonly overlap: number;
}

/**
 * Compares how two models rank the same photos, each over all of them: a photo's rank with the other model is exact,
 * however far down it is. Equal similarities go by id, as in every search.
 *
 * @param photoIds all photos, ascending
 * @param a similarity of each of them, in the same order; null when this model can make nothing of the query
 */
export function compareRankings(
  photoIds: readonly number[],
  a: Float64Array | null,
  b: Float64Array | null,
  limit: number,
): RankingComparison {
  const topOfA = topSlots(a, limit);
  const topOfB = topSlots(b, limit);
  const inA = new Set(topOfA);

  return {
    a: ranked(photoIds, topOfA, a, b),
    b: ranked(photoIds, topOfB, b, a),
    overlap: topOfB.filter((slot) => inA.has(slot)).length,
  };
}

function ranked(
  photoIds: readonly number[],
  slots: readonly number[],
  own: Float64Array | null,
  other: Float64Array | null,
): RankedPhoto[] {
  const otherRanks = other === null ? null : ranksOf(other, slots);
  return slots.map((slot, place) => ({
    photoId: photoIds[slot] ?? 0,
    similarity: own?.[slot] ?? 0,
    rank: place + 1,
    otherRank: otherRanks?.get(slot) ?? photoIds.length + 1,
  }));
}

/** Slots of the best, best first. */
function topSlots(similarities: Float64Array | null, limit: number): number[] {
  if (similarities === null) return [];

  const top = new TopCandidates(limit);
  for (const [slot, similarity] of similarities.entries()) {
    if (similarity >= top.threshold) top.offer({ photoId: slot, similarity });
  }
  return top.sorted().map(({ photoId }) => photoId);
}

/** The rank, from 1, of each of these slots among all: one pass, in which every photo is placed among them by halving. */
function ranksOf(similarities: Float64Array, slots: readonly number[]): Map<number, number> {
  const precedes = (slot: number, other: number): boolean => {
    const difference = (similarities[slot] ?? 0) - (similarities[other] ?? 0);
    return difference > 0 || (difference === 0 && slot < other);
  };
  const wanted = slots.toSorted((slot, other) => (precedes(slot, other) ? -1 : 1));

  // before[i]: photos that precede the i-th wanted one, but not the one above it.
  const before = new Array<number>(wanted.length + 1).fill(0);
  for (let slot = 0; slot < similarities.length; slot++) {
    let low = 0;
    let high = wanted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (precedes(slot, wanted[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    before[low] = (before[low] ?? 0) + 1;
  }

  let rank = 1;
  return new Map(wanted.map((slot, place) => [slot, (rank += before[place] ?? 0)]));
}
