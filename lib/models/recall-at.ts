/** How well captions find their own photo. */
export interface RecallFigures {
  /** Share of captions whose own photo is first, among the first 5, among the first 10; 0 … 1. */
  readonly r1: number;
  readonly r5: number;
  readonly r10: number;
  readonly medianRank: number;
}

/**
 * Recall@k of a retrieval task with one right answer for each query (Hodosh et al., “Framing image description as a
 * ranking task”, JAIR 2013): the share of queries whose answer is among the first k.
 *
 * @param ranks of each caption's own photo, from 1; Infinity when it was not found
 */
export function recallAt(ranks: readonly number[]): RecallFigures {
  const within = (k: number) => ranks.filter((rank) => rank <= k).length / Math.max(1, ranks.length);
  const sorted = ranks.toSorted((a, b) => a - b);
  return { r1: within(1), r5: within(5), r10: within(10), medianRank: sorted[sorted.length >> 1] ?? Infinity };
}

/**
 * The rank, from 1, of one photo among all for a query. A photo that is just as near goes before it: a model that cannot
 * tell photos apart earns nothing.
 *
 * @param similarities of the query with every photo
 */
export function rankOf(own: number, similarities: ArrayLike<number>): number {
  const similarity = similarities[own];
  if (similarity === undefined || Number.isNaN(similarity)) return Infinity;

  let rank = 1;
  for (let photo = 0; photo < similarities.length; photo++) {
    if (photo !== own && (similarities[photo] as number) >= similarity) rank++;
  }
  return rank;
}
