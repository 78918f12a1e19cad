/** How well a search finds the photos a person expects of it; each from 0 to 1. */
export interface Figures {
  /** Of the expected photos, as many as there is room for, the share among the first 1, 5 and 10. */
  readonly r1: number;
  readonly r5: number;
  readonly r10: number;
  /** One by the rank of the first expected photo: the mean over queries is the mean reciprocal rank. */
  readonly mrr: number;
}

/**
 * Recall@k and reciprocal rank of one query (Voorhees, “The TREC-8 question answering track report”, 1999). Recall@k is of at
 * most k photos, so that a query with twenty right answers can reach 1.
 *
 * @param ranks of each expected photo, from 1; null where it was not found
 */
export function figuresOf(ranks: readonly (number | null)[]): Figures {
  const found = ranks.filter((rank) => rank !== null);
  const within = (k: number) => found.filter((rank) => rank <= k).length / Math.max(1, Math.min(k, ranks.length));
  return { r1: within(1), r5: within(5), r10: within(10), mrr: found.length === 0 ? 0 : 1 / Math.min(...found) };
}

/** Every query counts alike; null where there is none. */
export function meanFigures(all: readonly Figures[]): Figures | null {
  if (all.length === 0) return null;
  const mean = (key: keyof Figures) => all.reduce((sum, figures) => sum + figures[key], 0) / all.length;
  return { r1: mean('r1'), r5: mean('r5'), r10: mean('r10'), mrr: mean('mrr') };
}
