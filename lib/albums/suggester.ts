import type { Encoder } from '../encoder/encoder';
import type { LibraryIndex } from '../index/library-index';
import { evenly } from '../evenly';
import { choose, scatter } from '../learning/choose';
import { sigmoid } from '../learning/logistic';
import { type Judged, learnProbe, type Prior } from '../learning/probe';
import type { AlbumRule } from '../nouns';
import { type Calibration, CUTOFF } from '../search/calibrate';
import type { Exclusion } from '../search/exclude';
import type { Judge, Scored } from '../search/verdicts';
import { readJudgements } from '../store/album-learning';
import type { Database } from '../store/database';
import { filteredPhotoIds, hasFilters } from '../store/search';
import type { FilterTerm } from '../query/parsed-query';
import { readJudged, teachesEnough } from './learner';
import { readRuleQuery } from './rule-query';

/** Photos a library is taken to be made of when nothing is known of what belongs. */
const SAMPLE = 1_000;

/** An album to be taught. */
export interface Lessons {
  readonly albumId: number;
  readonly modelId: number;
  readonly rule: AlbumRule;
  readonly limit: number;
}

/** A photo to ask about. */
export interface Suggested {
  readonly photoId: number;
  /** That it belongs, as far as is known; null while nothing is. */
  readonly probability: number | null;
}

/** What suggestions are made from; the index must be up to date. */
export interface SuggestedFrom {
  readonly db: Database;
  readonly encoder: Encoder;
  readonly index: LibraryIndex;
  readonly judge: Judge;
  readonly calibration: Calibration;
  /** Photos that must not be seen, by the rule; null when it leaves nothing out. */
  readonly exclusion: Exclusion | null;
  readonly terms: readonly FilterTerm[];
}

/**
 * The photos an album would learn most from being told of, of those its rule's conditions hold for and nothing was said of.
 * It learns on the spot, so that each answer counts for the next question.
 */
export async function suggestFor(
  { albumId, modelId, rule, limit }: Lessons,
  from: SuggestedFrom,
): Promise<Suggested[]> {
  const { db, encoder, index, judge, calibration } = from;
  const judgements = readJudgements(db, albumId);
  const judged = readJudged(db, modelId, judgements);
  const { words } = readRuleQuery(rule.words);
  const query = words === null ? null : (await encoder.query(words)).vector;
  const scored = query && judge.scored(query, index);
  const prior = scored && priorOf(scored);

  const told = new Set(judgements.map(({ photoId }) => photoId));
  const slots = openSlots(rule, from, told);
  const vectorAt = (slot: number) => calibration.photoApart(index.table.vectorAt(slot));
  const odds = oddsOf(from, prior, judged);
  if (odds === null) {
    const known = judged.map(({ embedding }) => calibration.photoApart(embedding));
    return scatter(evenly(slots, SAMPLE), vectorAt, known, limit).map((slot) => ({
      photoId: index.table.photoAt(slot),
      probability: null,
    }));
  }

  const open = new Float32Array(odds.length).fill(NaN);
  for (const slot of slots) open[slot] = odds[slot] as number;
  const isSure = prior !== null || teachesEnough(judged, false);
  return choose({ odds: open, vectorAt }, limit).map((slot) => ({
    photoId: index.table.photoAt(slot),
    probability: isSure ? sigmoid(odds[slot] as number) : null,
  }));
}

/** Of every slot; null while nothing tells what belongs. */
function oddsOf(
  { calibration, index, judge }: SuggestedFrom,
  prior: Prior | null,
  judged: readonly Judged[],
): Float32Array | null {
  if (prior === null && !judged.some(({ accepted }) => accepted)) return null;
  const isTaught = teachesEnough(judged, prior !== null);
  // One photo alone teaches an album nothing, but photos like it are worth asking about.
  const first = judged.find(({ accepted }) => accepted);
  const likeIt = first && { direction: calibration.photoApart(first.embedding), threshold: 0 };
  const learned = learnProbe(calibration, prior ?? (isTaught ? null : (likeIt ?? null)), isTaught ? judged : []);

  const score = calibration.scorer({ direction: learned.direction });
  const withMean = judge.withMean(index, calibration);
  return index
    .similarities(learned.direction)
    .map((withDirection, slot) => score(withDirection, withMean[slot] as number) + learned.bias);
}

function priorOf({ explained, best }: Scored): Prior {
  return { direction: explained.direction, threshold: CUTOFF.shareOfBest * Math.max(0, best) };
}

/** Slots of photos that may be asked about. */
function openSlots(
  rule: AlbumRule,
  { db, index, exclusion, terms }: SuggestedFrom,
  told: ReadonlySet<number>,
): number[] {
  const filters = { from: rule.from ?? undefined, to: rule.to ?? undefined, terms };
  const ids = hasFilters(filters) ? filteredPhotoIds(db, filters) : [...index.table.columns.photoIds];
  const shown = new Set(exclusion?.shown());
  return ids.flatMap((photoId) => {
    const slot = photoId < 0 || told.has(photoId) || shown.has(photoId) ? undefined : index.table.slotOf(photoId);
    return slot === undefined ? [] : [slot];
  });
}
