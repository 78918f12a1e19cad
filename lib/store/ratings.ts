/**
 * `ratings`: the stars a person gave a photo, 0 to 5. Owner: the web process. They win over those another program wrote
 * (`photos.file_rating`), which count again once a person's are cleared.
 */
import { type Database, prepare } from './database';
import type { Said, Saying } from './said';
import type { SqlCondition } from './sql-condition';

/** A person's stars, 0 … 5; null where none were given. */
export const RATING: Saying<number | null> = {
  read: (db, photoIds): Said<number | null>[] =>
    prepare<[string], Said<number | null>>(
      db,
      `SELECT p.id AS photoId, r.stars AS value FROM json_each(?) asked
       CROSS JOIN photos p ON p.id = asked.value LEFT JOIN ratings r ON r.photo_id = p.id`,
    ).all(JSON.stringify(photoIds)),

  write(db, photoIds, value) {
    const ids = JSON.stringify(photoIds);
    if (value === null) {
      prepare(db, 'DELETE FROM ratings WHERE photo_id IN (SELECT value FROM json_each(?))').run(ids);
      return;
    }
    prepare(db, 'INSERT OR REPLACE INTO ratings (photo_id, stars) SELECT value, ? FROM json_each(?)').run(value, ids);
  },
};

/** Stars of one photo, a person's; null where none were given. */
export function ratingOf(db: Database, photoId: number): number | null {
  return prepare<[number], number>(db, 'SELECT stars FROM ratings WHERE photo_id = ?').pluck().get(photoId) ?? null;
}

/** True of a photo `p` whose rating, a person's before the file's, lies between these, both included. */
export function ratedBetween(least: number | null, most: number | null): SqlCondition {
  const span = [least ?? -1, most ?? 5];
  return {
    // Every state, so that the index by state and stars serves.
    sql: `p.id IN (SELECT photo_id FROM ratings WHERE stars BETWEEN ? AND ?
      UNION ALL SELECT id FROM photos
      WHERE state IN ('pending', 'indexed', 'failed', 'missing', 'trashed') AND file_rating BETWEEN ? AND ?
        AND id NOT IN (SELECT photo_id FROM ratings))`,
    values: [...span, ...span],
  };
}
