import { type Background, standardScore } from './background';

/**
 * What an album decided by confidence counts as confident; tags are decided by `decide-tags.ts`. Fitted on the 80 captioned
 * photos for both pocket models together, logistic regression of "COCO's boxes hold it" on the standard score; slope and midpoint
 * came out as 1.24 and 3.0 for one, 1.06 and 3.3 for the other.
 */
export const DECISION = {
  /** Standard score at which a text is as likely as not to be true of the photo. */
  midpoint: 3,
  /** Logits per deviation. */
  slope: 1.2,
} as const;

/**
 * How sure it is that a text is true of a photo, in 0 … 1, comparable between photos, texts and models.
 *
 * @param similarity cosine of the text with the photo
 */
export function confidence(similarity: number, background: Background): number {
  const { midpoint, slope } = DECISION;
  return 1 / (1 + Math.exp(slope * (midpoint - standardScore(similarity, background))));
}
