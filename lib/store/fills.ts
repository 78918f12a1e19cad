/**
 * What a model still has to embed: indexed photos without a vector of it. `fill_failures`: photos it could not embed,
 * which are no reason to wait. Owner: the indexer.
 */
import type { Failure } from '../nouns';
import { type Database, prepare } from './database';
import { markFailed, setState } from './photos';

/** Where a walk over the photos, newest first, has come to. */
export interface FillPlace {
  /** Milliseconds since 1970. */
  readonly takenAt: number;
  readonly id: number;
}

/** Before the newest photo. */
export const FILL_START: FillPlace = { takenAt: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER };

const UNCOVERED = `p.state = 'indexed'
  AND NOT EXISTS (SELECT 1 FROM vectors v WHERE v.photo_id = p.id AND v.model_id = @modelId)
  AND NOT EXISTS (SELECT 1 FROM fill_failures f WHERE f.photo_id = p.id AND f.model_id = @modelId)`;

/** Photos a model does not cover, newest first, after `place`, up to `limit`. */
export function uncoveredAfter(db: Database, modelId: number, place: FillPlace, limit: number): FillPlace[] {
  return prepare<[{ modelId: number; limit: number } & FillPlace], FillPlace>(
    db,
    `SELECT p.id, p.taken_at AS takenAt FROM photos p
     WHERE ${UNCOVERED} AND (p.taken_at, p.id) < (@takenAt, @id)
     ORDER BY p.taken_at DESC, p.id DESC LIMIT @limit`,
  ).all({ modelId, limit, ...place });
}

/** How many photos a model does not cover. Looks at every indexed photo: some 100 ms for 100 000. */
export function countUncovered(db: Database, modelId: number): number {
  return (
    prepare<[{ modelId: number }], { n: number }>(db, `SELECT count(*) AS n FROM photos p WHERE ${UNCOVERED}`).get({
      modelId,
    })?.n ?? 0
  );
}

/** Notes that a model cannot embed a photo; it goes on being found with the active one until the flip. */
export function noteFillFailure(
  db: Database,
  photoId: number,
  modelId: number,
  { reason, remedy }: Failure,
  decoder: string,
): void {
  prepare(
    db,
    `INSERT OR REPLACE INTO fill_failures (photo_id, model_id, reason, remedy, decoder) VALUES (?, ?, ?, ?, ?)`,
  ).run(photoId, modelId, reason, remedy, decoder);
}

/** Forgets what could not be embedded, so that it is tried again. */
export function forgetFillFailures(db: Database, modelId: number): void {
  prepare(db, 'DELETE FROM fill_failures WHERE model_id = ?').run(modelId);
}

/**
 * Settles the photos' states for a model that becomes active, inside the transaction that activates it: what it could
 * not embed has failed, and what failed under the model before but has a vector of this one is searchable again.
 */
export function settleStatesFor(db: Database, modelId: number): void {
  const failures = prepare<[number], { photoId: number; reason: string; remedy: string; decoder: string }>(
    db,
    `SELECT f.photo_id AS photoId, f.reason, f.remedy, f.decoder FROM fill_failures f
     JOIN photos p ON p.id = f.photo_id WHERE f.model_id = ? AND p.state = 'indexed'`,
  ).all(modelId);
  for (const { photoId, reason, remedy, decoder } of failures) markFailed(db, photoId, { reason, remedy }, decoder);

  const mended = prepare<[number], { id: number }>(
    db,
    `SELECT p.id FROM photos p JOIN vectors v ON v.photo_id = p.id AND v.model_id = ? WHERE p.state = 'failed'`,
  ).all(modelId);
  for (const { id } of mended) setState(db, id, 'indexed');
  forgetFillFailures(db, modelId);
}
