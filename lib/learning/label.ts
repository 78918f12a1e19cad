import { addTo, dot } from '../encoder/normalise';
import { TAGGING } from '../tags/decide-tags';
import { fitLogistic } from './logistic';
import { moveByShared } from './probe';

/**
 * How a label learns, the same for every model: with smaller steps than an album, which a person watches as it fills. Chosen
 * with two models on captioned-80 (`npm run bench -- tag-learn`; see docs/decisions/2026-11-22-labels-that-learn.md).
 */
export const TEACHING = {
  /** Of each, yes and no: with fewer nothing is learned. */
  leastOfEach: 2,
  /** Of each: evenly chosen among more, for a regression costs the cube of their number. */
  mostOfEach: 100,
  /** As of a probe: how far the label's direction moves by what accepted photos share. */
  towards: 0.5,
  /** And away from what rejected photos share. */
  away: 0.25,
  /** Variance of the weights for each judgement that the smaller side has beyond its first. */
  freedom: 1,
  mostFreedom: 20,
  /** Variance of the bias, in squared log-odds: people show what was missed and what was wrong, not how often it is. */
  biasFreedom: 0.25,
} as const;

/** A photo a person said a label is true of, or is not. */
export interface ShownPhoto {
  /** Apart from photos in general, of length 1. */
  readonly photo: Float32Array;
  /** Of the label before anything is learned: what `confidenceOf` takes. */
  readonly evidence: number;
  readonly accepted: boolean;
}

/** What decides on a label in place of its own direction, and what is added to its evidence. */
export interface Taught {
  readonly direction: Float32Array;
  readonly bias: number;
}

/**
 * Learns a label from photos it is true of and photos it is not, in the steps an album learns in (`learnProbe`).
 *
 * @param direction the label's own
 * @param spread that evidence is told in units of
 */
export function learnLabel(direction: Float32Array, spread: number, shown: readonly ShownPhoto[]): Taught {
  const side = (wanted: boolean) => shown.filter(({ accepted }) => accepted === wanted).map(({ photo }) => photo);
  const sides = { accepted: side(true), rejected: side(false) };
  const moved = new Float32Array(direction.length);
  moveByShared(moved, sides, TEACHING);

  const { slope, midpoint } = TAGGING;
  const examples = shown.map(({ photo, evidence, accepted }) => ({
    features: photo,
    prior: slope * (evidence + dot(moved, photo) / spread - midpoint),
    accepted,
  }));
  const beyondFirst = Math.max(0, Math.min(sides.accepted.length, sides.rejected.length) - 1);
  const fit = fitLogistic(examples, {
    weights: Math.min(TEACHING.mostFreedom, TEACHING.freedom * beyondFirst),
    bias: TEACHING.biasFreedom,
  });
  addTo(moved, fit.weights, spread / slope);
  return { direction: direction.map((value, i) => value + (moved[i] as number)), bias: fit.bias / slope };
}
