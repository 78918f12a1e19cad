/** `favourites`: photos a person likes best. Owner: the web process. */
import { type Database, prepare } from './database';
import type { Said, Saying } from './said';

/** Whether photos are favourites. */
export const FAVOURITE: Saying<boolean> = {
  read: (db, photoIds) => readMarks(db, 'favourites', photoIds),
  write: (db, photoIds, value) => writeMarks(db, 'favourites', photoIds, value),
};

/** A table that holds a photo or does not. */
export type MarkTable = 'favourites' | 'hidden_photos';

export function readMarks(db: Database, table: MarkTable, photoIds: readonly number[]): Said<boolean>[] {
  return prepare<[string], { photoId: number; value: 0 | 1 }>(
    db,
    `SELECT p.id AS photoId, p.id IN (SELECT photo_id FROM ${table}) AS value
     FROM json_each(?) asked CROSS JOIN photos p ON p.id = asked.value`,
  )
    .all(JSON.stringify(photoIds))
    .map(({ photoId, value }) => ({ photoId, value: value === 1 }));
}

export function writeMarks(db: Database, table: MarkTable, photoIds: readonly number[], value: boolean): void {
  const sql = value
    ? `INSERT OR IGNORE INTO ${table} (photo_id) SELECT value FROM json_each(?)`
    : `DELETE FROM ${table} WHERE photo_id IN (SELECT value FROM json_each(?))`;
  prepare(db, sql).run(JSON.stringify(photoIds));
}
