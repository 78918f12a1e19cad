import { dot } from '../encoder/normalise';
import type { Calibration } from '../search/calibrate';
import { type Judged, learnProbe, type Prior, probeScorer } from './probe';

/** With this many judgements or fewer, each is held out by itself; else in so many parts. */
const PARTS = 10;

/** Of judged photos held against what the others teach: how many would be put in, and how many of those rightly. */
export interface Foretold {
  readonly wouldHold: number;
  readonly rightly: number;
}

/**
 * Judges what was learned by cross-validation: photos are left out in turn, and put in or not by what the rest teaches.
 *
 * @param cutoff probability from which on a photo is put in
 */
export function foretell(
  calibration: Calibration,
  prior: Prior | null,
  judged: readonly Judged[],
  cutoff: number,
): Foretold {
  const parts = Math.min(PARTS, judged.length);
  let [wouldHold, rightly] = [0, 0];
  for (let part = 0; part < parts; part++) {
    const probe = learnProbe(
      calibration,
      prior,
      judged.filter((_, i) => i % parts !== part),
    );
    const probability = probeScorer(calibration, probe);
    for (const { embedding, accepted } of judged.filter((_, i) => i % parts === part)) {
      const isIn = probability(dot(probe.direction, embedding), dot(calibration.photoMean, embedding)) >= cutoff;
      wouldHold += Number(isIn);
      rightly += Number(isIn && accepted);
    }
  }
  return { wouldHold, rightly };
}
