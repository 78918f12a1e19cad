import { BLOCK, type CodeRows } from './code-rows';
import { type Candidate, TopCandidates } from './select-top';
import type { Sketch } from './sketch';
import type { VectorTable } from './vector-table';

/** Rows whose sketches tell how good those to be looked at are. */
const SAMPLE = 4_096;
/** Of all rows, those whose sketches are the best are looked at: see docs/performance-search.md. */
const LOOKED_AT = 0.005;
/** And at least this many times as many as are wanted. */
const LOOKED_AT_PER_WANTED = 40;
/** Looking at more of the rows than this is no quicker than looking at all. */
const MOST_LOOKED_AT = 0.1;

/** A table whose vectors are rounded to int8, and what a search asks of it. */
export interface CodeSearch {
  readonly table: VectorTable;
  readonly codes: CodeRows;
  /** Looked at first, where there is one and it pays. */
  readonly sketch: Sketch | null;
  /** L2-normalised, of the table's dimensions. */
  readonly query: Float32Array;
  /** Only vectors with a `seq` up to this one are found. */
  readonly upTo: number;
}

/** The nearest photos: the best by their codes, more than are wanted, ranked by their exact vectors. */
export function nearestByCodes(search: CodeSearch, limit: number): Candidate[] {
  const wanted = withMargin(limit);
  const rough = (search.sketch && bestBySketch(search, search.sketch, wanted)) ?? bestByCodes(search, wanted);
  return rankExactly(search, rough, limit);
}

/** The same among the slots listed. */
export function nearestAmong(search: CodeSearch, slots: Uint32Array, limit: number): Candidate[] {
  const top = new TopCandidates(withMargin(limit));
  search.codes.ask(search.query);
  gatherInto(top, search, slots);
  return rankExactly(search, top.sorted(), limit);
}

/** Photos from the nearest to the farthest, with their similarities. */
export interface Ranking {
  readonly photoIds: Uint32Array;
  readonly similarities: Float32Array;
}

/**
 * All photos in the slots listed, best first. The first `exactly` are ranked by their exact vectors; those after by their
 * codes, and their similarity is what the codes tell, which is within a few thousandths.
 */
export function rankAll(search: CodeSearch, slots: Uint32Array, exactly: number): Ranking {
  const first = nearestAmong(search, slots, exactly);
  const done = new Set(first.map(({ photoId }) => photoId));
  const scores = scoresOf(search, slots);
  const photoIds = new Uint32Array(slots.length);
  const similarities = new Float32Array(slots.length);
  for (const [place, { photoId, similarity }] of first.entries()) {
    photoIds[place] = photoId;
    similarities[place] = similarity;
  }

  let place = first.length;
  for (const from of descending(scores)) {
    const photoId = search.table.photoAt(slots[from] ?? 0);
    if (done.has(photoId)) continue;
    photoIds[place] = photoId;
    // Never above one ranked before it, where the two ways of ranking meet.
    similarities[place] = Math.min(similarities[place - 1] ?? 1, scores[from] ?? -1);
    place++;
  }
  return { photoIds, similarities };
}

/** The score of each slot listed, as the codes tell. */
export function scoresOf({ codes, query }: CodeSearch, slots: Uint32Array): Float32Array {
  codes.ask(query);
  const scores = new Float32Array(slots.length);
  for (let first = 0; first < slots.length; first += BLOCK) {
    scores.set(codes.gather(slots.subarray(first, first + BLOCK)), first);
  }
  return scores;
}

/** The score of every slot, as the codes tell; NaN where a slot is empty. */
export function allScores(codes: CodeRows, slots: number, query: Float32Array): Float32Array {
  codes.ask(query);
  const scores = new Float32Array(slots);
  for (let first = 0; first < slots; first += BLOCK) {
    scores.set(codes.scan(first, Math.min(BLOCK, slots - first)), first);
  }
  return scores;
}

/** More than are wanted, because codes are rounded: among this many the wanted ones were always found. */
function withMargin(limit: number): number {
  return Math.ceil(1.25 * limit) + 32;
}

function bestByCodes(search: CodeSearch, wanted: number): Candidate[] {
  const { table, codes, query } = search;
  const top = new TopCandidates(wanted);
  codes.ask(query);
  for (let first = 0; first < table.slots; first += BLOCK) {
    const { slots, scores } = codes.sift(first, Math.min(BLOCK, table.slots - first), top.threshold);
    for (let i = 0; i < slots.length; i++) offer(top, search, slots[i] as number, scores[i] as number);
  }
  return top.sorted();
}

/** Looks only at rows whose sketch is among the best; null when that would not leave enough, or would be no quicker. */
function bestBySketch(search: CodeSearch, sketch: Sketch, wanted: number): Candidate[] | null {
  const { table, query } = search;
  const lookedAt = Math.max(LOOKED_AT * table.slots, LOOKED_AT_PER_WANTED * wanted);
  if (lookedAt > MOST_LOOKED_AT * table.slots) return null;

  sketch.ask(query);
  const least = quantile(sketch.rows, table.slots, lookedAt / table.slots);
  const top = new TopCandidates(wanted);
  search.codes.ask(query);
  for (let first = 0; first < table.slots; first += BLOCK) {
    const { slots } = sketch.rows.sift(first, Math.min(BLOCK, table.slots - first), least);
    gatherInto(top, search, slots);
  }
  const found = top.sorted();
  return found.length < wanted ? null : found;
}

/** The score that a share of the rows reaches, as evenly spaced rows tell. */
function quantile(rows: CodeRows, slots: number, share: number): number {
  const size = Math.min(SAMPLE, slots);
  const sample = Uint32Array.from({ length: size }, (_, i) => Math.floor((i * slots) / size));
  const scores = rows
    .gather(sample)
    .filter((score) => !Number.isNaN(score))
    .sort();
  return scores[Math.floor((1 - share) * scores.length)] ?? -Infinity;
}

function gatherInto(top: TopCandidates, search: CodeSearch, slots: Uint32Array): void {
  const { codes } = search;
  for (let first = 0; first < slots.length; first += BLOCK) {
    const block = slots.subarray(first, first + BLOCK);
    const scores = codes.gather(block);
    for (let i = 0; i < block.length; i++) {
      if ((scores[i] as number) >= top.threshold) offer(top, search, block[i] as number, scores[i] as number);
    }
  }
}

function offer(top: TopCandidates, { table, upTo }: CodeSearch, slot: number, score: number): void {
  if (score >= top.threshold && table.seqAt(slot) <= upTo)
    top.offer({ photoId: table.photoAt(slot), similarity: score });
}

function rankExactly({ table, query }: CodeSearch, rough: readonly Candidate[], limit: number): Candidate[] {
  const slots = rough.map(({ photoId }) => table.slotOf(photoId) ?? 0);
  const top = new TopCandidates(limit);
  for (const [i, similarity] of table.similarities(slots, query).entries()) {
    top.offer({ photoId: rough[i]?.photoId ?? 0, similarity });
  }
  return top.sorted();
}

/** The places of `scores` from the greatest to the least: one sort of numbers that carry the place in their lower half. */
function descending(scores: Float32Array): Uint32Array {
  const PLACES = 2 ** 27;
  const STEPS = 2 ** 23;
  const keys = Float64Array.from(scores, (score, place) => Math.round((2 - score) * STEPS) * PLACES + place).sort();
  return Uint32Array.from(keys, (key) => key % PLACES);
}
