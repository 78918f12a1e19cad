import { addTo, dot, meanOf } from '../encoder/normalise';
import { type Calibration, CUTOFF } from '../search/calibrate';
import { type Example, fitLogistic, sigmoid } from './logistic';

/**
 * How a probe learns, the same for every model. Chosen with two models on captioned-80 (`npm run bench -- learn`; see
 * docs/decisions/2026-11-21-albums-that-learn.md).
 */
export const PROBE = {
  /** How far the words' direction moves by what accepted photos share, against its own length of about 1. */
  towards: 1.5,
  /** And away from what rejected photos share: there are more ways not to belong. */
  away: 0.75,
  /** Variance of the weights for each judgement, squared, that the smaller side has beyond its first. */
  freedom: 1,
  mostFreedom: 20,
  /** Variance of the bias, in squared log-odds. */
  biasFreedom: 1,
  /** Score a photo must reach where no words say how good the best is. */
  withoutWords: 1.5,
} as const;

/** A photo a person said belongs, or does not. */
export interface Judged {
  readonly photoId: number;
  /** L2-normalised. */
  readonly embedding: Float32Array;
  readonly accepted: boolean;
}

/** What an album's words say before anything is learned. */
export interface Prior {
  /** As {@link Calibration.explain} gives it. */
  readonly direction: Float32Array;
  /** The score from which on a photo matches. */
  readonly threshold: number;
}

/** A linear classifier of photos: log-odds are the score of `direction`, as a calibration counts it, plus `bias`. */
export interface Probe {
  readonly direction: Float32Array;
  readonly bias: number;
}

/**
 * Learns what belongs in three steps, each as bold as the judgements allow.
 *
 * 1. What several accepted photos share is added to the words' direction, what rejected ones share is taken off it: class
 *    means, as a Gaussian discriminant beside CLIP's text classifier has them (arXiv 2402.04087), shrunk as James & Stein
 *    (1961) do: by how much the photos of a class agree with each other. One photo alone agrees with nothing: it moves nothing.
 * 2. A logistic regression with that as its prior mean (a linear probe, CLIP §3.1.5, that starts from zero-shot) is given the
 *    more freedom the more judgements there are.
 * 3. Its bias moves from the first judgement of each kind on.
 *
 * @param prior null where there are no words, or the model knows none of them
 */
export function learnProbe(calibration: Calibration, prior: Prior | null, judged: readonly Judged[]): Probe {
  const features = judged.map(({ embedding }) => calibration.photoApart(embedding));
  const side = (wanted: boolean) => features.filter((_, i) => judged[i]?.accepted === wanted);
  const [accepted, rejected] = [side(true), side(false)];

  const direction = prior === null ? new Float32Array(calibration.photoMean.length) : prior.direction.slice();
  moveByShared(direction, { accepted, rejected }, PROBE);

  const { slope } = CUTOFF;
  const threshold = prior?.threshold ?? PROBE.withoutWords;
  const oddsOf = (photo: Float32Array) => slope * (dot(direction, photo) / calibration.spread - threshold);
  const examples = features.map((photo, i): Example => ({
    features: photo,
    prior: oddsOf(photo),
    accepted: judged[i]?.accepted === true,
  }));
  const beyondFirst = Math.max(0, Math.min(accepted.length, rejected.length) - 1);
  const fit = fitLogistic(examples, {
    weights: Math.min(PROBE.mostFreedom, PROBE.freedom * beyondFirst ** 2),
    bias: PROBE.biasFreedom,
  });

  const learned = direction.map((value) => slope * value);
  addTo(learned, fit.weights, calibration.spread);
  return { direction: learned, bias: fit.bias - slope * threshold };
}

/** Makes a function that tells the probability that a photo belongs, of its products with the probe and the photos' mean. */
export function probeScorer(
  calibration: Calibration,
  { direction, bias }: Probe,
): (withDirection: number, withMean: number) => number {
  const scoreOf = calibration.scorer({ direction });
  return (withDirection, withMean) => sigmoid(scoreOf(withDirection, withMean) + bias);
}

/** Photos on both sides of a question, apart from photos in general: of length 1. */
export interface Sides {
  readonly accepted: readonly Float32Array[];
  readonly rejected: readonly Float32Array[];
}

/** Adds to a direction, in place, what accepted photos share, and takes off what rejected ones share. */
export function moveByShared(
  direction: Float32Array,
  { accepted, rejected }: Sides,
  { towards, away }: Pick<Readonly<Record<keyof typeof PROBE, number>>, 'towards' | 'away'>,
): void {
  addTo(direction, sharedBy(accepted, direction.length), towards);
  addTo(direction, sharedBy(rejected, direction.length), -away);
}

/** The mean of unit vectors, shrunk by the part of its squared length that is not each photo's own. */
function sharedBy(photos: readonly Float32Array[], dimensions: number): Float32Array {
  const count = photos.length;
  if (count < 2) return new Float32Array(dimensions);

  const mean = meanOf(photos);
  const square = dot(mean, mean);
  // Of count² products in the squared sum, count are a photo with itself: 1.
  const agreement = Math.max(0, (square * count - 1) / (count - 1));
  return mean.map((value) => (square > 0 ? (value * agreement) / square : 0));
}
