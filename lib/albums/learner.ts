import { dot } from '../encoder/normalise';
import { evenly } from '../evenly';
import { foretell } from '../learning/held-out';
import { type Judged, learnProbe, type Prior, type Probe, probeScorer } from '../learning/probe';
import type { AlbumRule } from '../nouns';
import type { Calibration } from '../search/calibrate';
import type { Judgement, StoredProbe } from '../store/album-learning';
import type { Database } from '../store/database';
import { findVector } from '../store/vectors';
import { isEmptyRule } from './rule';
import { readRuleQuery } from './rule-query';

/** Of each kind; more teach hardly more, and cost the cube of their number. */
const MOST_JUDGEMENTS = 150;

/**
 * Whether an album with this rule can learn: from words about what its photos show, or from nothing at all. A tag, days
 * alone or filters alone are conditions no photo's looks can take the place of; pictures to compare with are judgements
 * already, weighed by hand.
 */
export function canLearn(rule: AlbumRule): boolean {
  return rule.tag === null && !rule.parts && (isEmptyRule(rule) || readRuleQuery(rule.words).words !== null);
}

/** The photos judged, as a model sees them; evenly thinned where they are very many, without those it has not seen. */
export function readJudged(db: Database, modelId: number, judgements: readonly Judgement[]): Judged[] {
  const sides = (['in', 'out'] as const).map((side) =>
    evenly(
      judgements.filter(({ pin }) => pin === side),
      MOST_JUDGEMENTS,
    ),
  );
  return sides.flat().flatMap(({ photoId, pin }) => {
    const embedding = findVector(db, photoId, modelId)?.embedding;
    return embedding ? [{ photoId, embedding, accepted: pin === 'in' }] : [];
  });
}

/** Whether there is enough to go by: some of each kind; without words, two photos that can have something in common. */
export function teachesEnough(judged: readonly Judged[], hasWords: boolean): boolean {
  const accepted = judged.filter((each) => each.accepted).length;
  return accepted >= (hasWords ? 1 : 2) && judged.length > accepted;
}

/** What an album has learned, ready to judge photos by. */
export class LearnedAlbum {
  readonly #probability: (withDirection: number, withMean: number) => number;
  readonly #photoMean: Float32Array;
  readonly probe: Probe;

  constructor(calibration: Calibration, prior: Prior | null, judged: readonly Judged[]) {
    this.probe = learnProbe(calibration, prior, judged);
    this.#probability = probeScorer(calibration, this.probe);
    this.#photoMean = calibration.photoMean;
  }

  /** That a photo belongs, 0 … 1. @param embedding L2-normalised */
  probability(embedding: Float32Array): number {
    return this.#probability(dot(this.probe.direction, embedding), dot(this.#photoMean, embedding));
  }
}

/** What is remembered of it. @param cutoff probability from which on a photo is put in */
export function describeProbe(
  { probe }: LearnedAlbum,
  calibration: Calibration,
  prior: Prior | null,
  judged: readonly Judged[],
  cutoff: number,
): StoredProbe {
  const accepted = judged.filter((each) => each.accepted).length;
  return { ...probe, accepted, rejected: judged.length - accepted, ...foretell(calibration, prior, judged, cutoff) };
}
