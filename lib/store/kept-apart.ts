/**
 * `kept_apart`: pairs of photos of which a person said that they are no duplicates; the lesser id leads. Owner: the web
 * process.
 */
import { type Database, prepare, transact } from './database';

/** Of these photos, none is a duplicate of another; those there are not any more are passed over. */
export function keepApart(db: Database, photoIds: readonly number[]): void {
  const keep = prepare<[{ a: number; b: number }]>(
    db,
    `INSERT OR IGNORE INTO kept_apart (photo_id, other_id)
     SELECT a.id, b.id FROM photos a, photos b WHERE a.id = @a AND b.id = @b`,
  );
  const ids = [...new Set(photoIds)].sort((a, b) => a - b);
  transact(db, () => ids.forEach((a, i) => ids.slice(i + 1).forEach((b) => keep.run({ a, b }))));
}

/** Takes {@link keepApart} back. */
export function allowTogether(db: Database, photoIds: readonly number[]): void {
  const ids = JSON.stringify(photoIds);
  prepare(
    db,
    `DELETE FROM kept_apart WHERE photo_id IN (SELECT value FROM json_each(?))
       AND other_id IN (SELECT value FROM json_each(?))`,
  ).run(ids, ids);
}

/** True of a pair of look-alikes `l` that a person does not keep apart. */
export const NOT_KEPT_APART = `NOT EXISTS (SELECT 1 FROM kept_apart k
  WHERE k.photo_id = min(l.photo_id, l.other_id) AND k.other_id = max(l.photo_id, l.other_id))`;
