import type { Database } from '#lib/store/database';
import { handTagsBetween, tagsBetween } from '#lib/store/tags';
import { vectorsBetween } from '#lib/store/vectors';
import { followTags, NOTHING_SAID, type SaidTags } from '#lib/tags/follow';
import { Products } from '#lib/tags/products';
import type { TagMatrix } from '#lib/tags/tag-matrix';
import type { Tagger } from '#lib/tags/tagger';

/** Vectors with a `seq` from `first` to `last`, of a model. */
export interface RetagRange {
  readonly modelId: number;
  readonly first: number;
  readonly last: number;
}

/** What has changed of the tags in a range. */
export interface RetagChanges {
  /** Vectors looked at. */
  readonly photos: number;
  /** `seq`, tag, and its score or {@link GONE}, one after the other. */
  readonly changes: Float64Array;
  /** Milliseconds for multiplying and deciding, and for reading and comparing. */
  readonly tookMs: { readonly products: number; readonly database: number };
}

/** What the retag worker is asked, and what it answers. */
export type RetagCalls = {
  /** Says what the ranges are held against from here on. */
  prepare: { argument: { readonly matrix: TagMatrix; readonly tagIds: readonly number[] }; result: null };
  compare: { argument: RetagRange; result: RetagChanges };
};

export const GONE = -1;
/**
 * A tag keeps the score it is stored with while that moves by less. A new label moves all scores of its set by a hair, and
 * to write them all would take a hundred times as long as what has changed for anybody.
 */
const WORTH_WRITING = 0.02;

/** Holds the stored tags of a range against what the tagger says. @param tagIds of the matrix's tags, in order */
export function compareRange(
  db: Database,
  tagger: Tagger,
  tagIds: readonly number[],
  { modelId, first, last }: RetagRange,
): RetagChanges {
  const begun = performance.now();
  const vectors = vectorsBetween(db, modelId, first, last);
  const stored = bySeq(tagsBetween(db, modelId, first, last));
  const said = saidBySeq(db, tagIds, { modelId, first, last });
  const read = performance.now();

  const changes: number[] = [];
  let products = 0;
  for (let i = 0; i < vectors.length; i += Products.atOnce) {
    const batch = vectors.slice(i, i + Products.atOnce);
    const multiplied = performance.now();
    const decided = tagger.tagMany(batch.map(({ embedding }) => embedding));
    products += performance.now() - multiplied;

    for (const [place, { seq }] of batch.entries()) {
      const tags = followTags(decided[place] ?? [], tagger.matrix.tags, said.get(seq) ?? NOTHING_SAID);
      const now = new Map(tags.map(({ tag, score }) => [tagIds[tag] ?? 0, score]));
      compare(stored.get(seq), now, (tagId, score) => changes.push(seq, tagId, score));
    }
  }
  const whole = performance.now();
  return {
    photos: vectors.length,
    changes: Float64Array.from(changes),
    tookMs: { products, database: read - begun + (whole - read - products) },
  };
}

/** @param changed told of each tag that is another now */
function compare(
  before: ReadonlyMap<number, number> | undefined,
  now: ReadonlyMap<number, number>,
  changed: (tagId: number, score: number) => void,
): void {
  for (const [tagId, score] of now) {
    const former = before?.get(tagId);
    if (former === undefined || Math.abs(former - score) >= WORTH_WRITING) changed(tagId, score);
  }
  if (before === undefined) return;
  for (const tagId of before.keys()) if (!now.has(tagId)) changed(tagId, GONE);
}

function bySeq(rows: readonly [seq: number, tagId: number, score: number][]): Map<number, Map<number, number>> {
  const tags = new Map<number, Map<number, number>>();
  for (const [seq, tagId, score] of rows) {
    const own = tags.get(seq);
    if (own === undefined) tags.set(seq, new Map([[tagId, score]]));
    else own.set(tagId, score);
  }
  return tags;
}

function saidBySeq(db: Database, tagIds: readonly number[], range: RetagRange): Map<number, SaidTags> {
  const rows = handTagsBetween(db, range.modelId, range.first, range.last);
  const places = rows.length === 0 ? null : new Map(tagIds.map((id, place) => [id, place]));
  const said = new Map<number, Map<number, 'on' | 'off'>>();
  for (const { seq, tagId, said: value } of rows) {
    const place = places?.get(tagId);
    if (place !== undefined) said.set(seq, (said.get(seq) ?? new Map<number, 'on' | 'off'>()).set(place, value));
  }
  return said;
}
