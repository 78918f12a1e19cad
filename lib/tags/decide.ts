import { type Background, standardScore } from './background';

/**
 * The one place that decides what counts as confident. Fitted on the 80 captioned photos (`npm run bench -- tags`) for
 * both pocket models together, logistic regression of "COCO's boxes hold it" on the standard score; slope and midpoint
 * came out as 1.24 and 3.0 for one, 1.06 and 3.3 for the other.
 */
export const DECISION = {
  /** Standard score at which a text is as likely as not to be true of the photo. */
  midpoint: 3,
  /** Logits per deviation. */
  slope: 1.2,
  /** Least confidence a tag is stored with. */
  leastTagConfidence: 0.46,
  /** Measured with the threshold: with eight, precision falls below 0.7. */
  mostTags: 5,
} as const;

export interface DecidedTag {
  /** Index of the label in the matrix its cosine came from. */
  readonly label: number;
  /** Confidence in 0 … 1. */
  readonly score: number;
}

/**
 * How sure it is that a text is true of a photo, in 0 … 1, comparable between photos, texts and models.
 *
 * @param similarity cosine of the text with the photo
 */
export function confidence(similarity: number, background: Background): number {
  const { midpoint, slope } = DECISION;
  return 1 / (1 + Math.exp(slope * (midpoint - standardScore(similarity, background))));
}

/**
 * The labels a photo is tagged with, the most confident first.
 *
 * @param cosines of the photo with every label, in the matrix's order
 */
export function decideTags(cosines: Float32Array, background: Background): DecidedTag[] {
  const confident: DecidedTag[] = [];
  for (const [label, cosine] of cosines.entries()) {
    const score = confidence(cosine, background);
    if (score >= DECISION.leastTagConfidence) confident.push({ label, score });
  }
  return confident.sort((a, b) => b.score - a.score || a.label - b.label).slice(0, DECISION.mostTags);
}
