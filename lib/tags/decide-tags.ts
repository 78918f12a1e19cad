/**
 * The one place that decides which labels photos are tagged with. A label's evidence is its calibrated score (how much more
 * the photo resembles it than photos do by chance, in units of their spread, see `lib/search/calibrate.ts`) less a soft
 * maximum of the scores of all labels it competes with on that photo. Fitted on the 80 captioned photos with both pocket
 * models together, and judged in two folds of them: `npm run bench -- tags`.
 */
export const TAGGING = {
  /** Of the soft maximum ln(mean(exp(s·x)))/s, per unit of spread: towards 0 it is the mean, towards infinity the maximum. */
  sharpness: 0.4,
  /** A set of fewer labels competes with everyday words, too: one label alone says nothing of what is usual in a photo. */
  wholeSet: 80,
  /** Evidence at which a label is as likely as not to be true of the photo. */
  midpoint: 2.98,
  /** Logits per unit of evidence. */
  slope: 1.18,
  /** Least confidence a tag is stored with. */
  leastConfidence: 0.54,
  /** Tags of one set on one photo. */
  mostTags: 5,
  /** Least share of the softmax that the best label of an exclusive set must have. */
  leastShare: 0.5,
} as const;

export interface DecidedTag {
  /** Its place among the tags of the matrix. */
  readonly tag: number;
  /** Confidence in 0 … 1. */
  readonly score: number;
}

/** How sure it is that a label is true of a photo, in 0 … 1, comparable between photos, labels and models. */
export function confidenceOf(evidence: number): number {
  return 1 / (1 + Math.exp(TAGGING.slope * (TAGGING.midpoint - evidence)));
}

/** The evidence that the least confidence takes. */
export function leastScore(): number {
  const { midpoint, slope, leastConfidence } = TAGGING;
  return midpoint - Math.log(1 / leastConfidence - 1) / slope;
}
