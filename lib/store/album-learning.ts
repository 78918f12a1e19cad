/**
 * What albums learn from: `album_pins`, which a person sets. `album_probes`: what they have learned, for each model. Owner of
 * that: the indexer.
 */
import { createHash } from 'node:crypto';
import type { Pin } from '../nouns';
import { ACTIVE_MODEL } from './active-model';
import { type Database, prepare } from './database';
import { fromBlob, toBlob } from './vectors';

/** What a person said of one photo: that it belongs (`in`), or does not. */
export interface Judgement {
  readonly photoId: number;
  readonly pin: Pin;
}

/** How well an album's judgements foretell each other: each was held against what the others teach. */
export interface HeldOut {
  /** Judged photos that would have been put in. */
  readonly wouldHold: number;
  /** Those of them a person did put in. */
  readonly rightly: number;
}

/** What was learned for an album with one model. */
export interface StoredProbe extends HeldOut {
  /** See `Probe` of lib/learning. */
  readonly direction: Float32Array;
  readonly bias: number;
  readonly accepted: number;
  readonly rejected: number;
}

/** What a person said of photos of an album, by photo. */
export function readJudgements(db: Database, albumId: number): Judgement[] {
  return prepare<[number], Judgement>(
    db,
    'SELECT photo_id AS photoId, pin FROM album_pins WHERE album_id = ? ORDER BY photo_id',
  ).all(albumId);
}

/** A short text that is another one whenever any judgement is. */
export function markOf(judgements: readonly Judgement[]): string {
  const hash = createHash('sha1');
  for (const { photoId, pin } of judgements) hash.update(`${photoId}${pin} `);
  return hash.digest('base64');
}

export function writeProbe(db: Database, albumId: number, modelId: number, probe: StoredProbe): void {
  // An album deleted while it learned has nothing to remember.
  prepare(
    db,
    `INSERT INTO album_probes (album_id, model_id, weights, bias, accepted, rejected, would_hold, rightly)
     SELECT id, @modelId, @weights, @bias, @accepted, @rejected, @wouldHold, @rightly FROM albums WHERE id = @albumId
     ON CONFLICT (album_id, model_id) DO UPDATE SET weights = excluded.weights, bias = excluded.bias,
       accepted = excluded.accepted, rejected = excluded.rejected, would_hold = excluded.would_hold, rightly = excluded.rightly`,
  ).run({ ...probe, weights: toBlob(probe.direction), albumId, modelId });
}

export function forgetProbe(db: Database, albumId: number, modelId: number): void {
  prepare(db, 'DELETE FROM album_probes WHERE album_id = ? AND model_id = ?').run(albumId, modelId);
}

/** What an album has learned, with the active model unless another is named; null while it goes by its rule alone. */
export function readProbe(db: Database, albumId: number, modelId: number | null = null): StoredProbe | null {
  const row = prepare<[number, number | null], Omit<StoredProbe, 'direction'> & { weights: Buffer }>(
    db,
    `SELECT weights, bias, accepted, rejected, would_hold AS wouldHold, rightly FROM album_probes
     WHERE album_id = ? AND model_id = coalesce(?, ${ACTIVE_MODEL})`,
  ).get(albumId, modelId);
  if (row === undefined) return null;
  const { weights, ...rest } = row;
  return { ...rest, direction: fromBlob(weights) };
}

/**
 * Whether an album learns from judgements. What it holds follows at its next fill, which this asks for; one that was decided
 * by confidence is decided as a search does from then on, for that is what it learns from.
 */
export function setLearns(db: Database, albumId: number, learns: boolean): void {
  prepare(db, 'UPDATE albums SET learns = ?, rule_version = rule_version + 1 WHERE id = ?').run(
    Number(learns),
    albumId,
  );
  if (!learns) return;
  prepare(db, `UPDATE albums SET decided_by = 'search', cutoff = 0.5 WHERE id = ? AND decided_by = 'confidence'`).run(
    albumId,
  );
}

/** A paused album keeps its members; one that goes on is filled anew. */
export function setPaused(db: Database, albumId: number, paused: boolean): void {
  prepare(db, 'UPDATE albums SET paused = @paused, rule_version = rule_version + 1 - @paused WHERE id = @albumId').run({
    paused: Number(paused),
    albumId,
  });
}

/** A paused album keeps its members with another model, too. */
export function copyMembers(db: Database, albumId: number, modelId: number): void {
  prepare(
    db,
    `INSERT OR IGNORE INTO album_members (album_id, model_id, photo_id, score)
     SELECT album_id, @modelId, photo_id, score FROM album_members WHERE album_id = @albumId AND model_id = ${ACTIVE_MODEL}`,
  ).run({ albumId, modelId });
}

/** The members an album has by its rule, with how sure it is of each; of the active model unless another is named. */
export function memberScores(db: Database, albumId: number, modelId: number | null = null): Map<number, number> {
  const rows = prepare<[number, number | null], { photoId: number; score: number }>(
    db,
    `SELECT photo_id AS photoId, score FROM album_members WHERE album_id = ? AND model_id = coalesce(?, ${ACTIVE_MODEL})`,
  ).all(albumId, modelId);
  return new Map(rows.map(({ photoId, score }) => [photoId, score]));
}

/** What was said of one album's photos is said of another's, of which nothing has been said. */
export function copyJudgements(db: Database, from: number, to: number): void {
  prepare(
    db,
    'INSERT INTO album_pins (album_id, photo_id, pin) SELECT ?, photo_id, pin FROM album_pins WHERE album_id = ?',
  ).run(to, from);
}
