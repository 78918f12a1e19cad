/**
 * `hidden_photos`: photos a person does not want to come across. Owner: the web process. They stay indexed, so that they can be
 * shown again at once; no list and no search has them, but one that asks for them.
 */
import { type Database, prepare } from './database';
import { readMarks, writeMarks } from './favourites';
import { touchPhoto } from './photos';
import type { Saying } from './said';

/** True of a photo `p` that is not hidden. */
export const NOT_HIDDEN = 'p.id NOT IN (SELECT photo_id FROM hidden_photos)';

/** True of a photo `p` that lists and searches may have. */
export const SEARCHABLE = `p.state = 'indexed' AND ${NOT_HIDDEN}`;

/** Whether photos are hidden. */
export const HIDDEN: Saying<boolean> = {
  read: (db, photoIds) => readMarks(db, 'hidden_photos', photoIds),
  write(db, photoIds, value) {
    writeMarks(db, 'hidden_photos', photoIds, value);
    // The search index learns of it by their revision.
    for (const id of photoIds) touchPhoto(db, id);
  },
};

/** A page of the ids of searchable photos, ascending. @param after the last one of the page before */
export function searchableIdsAfter(db: Database, after: number, limit: number): number[] {
  // The + keeps SQLite from starting at the state, which would sort all photos anew for each page.
  return prepare<[number, number], number>(
    db,
    `SELECT p.id FROM photos p WHERE p.id > ? AND +p.state = 'indexed' AND ${NOT_HIDDEN} ORDER BY p.id LIMIT ?`,
  )
    .pluck()
    .all(after, limit);
}

export function isHidden(db: Database, photoId: number): boolean {
  return prepare(db, 'SELECT 1 FROM hidden_photos WHERE photo_id = ?').get(photoId) !== undefined;
}

/** Hidden photos that searches would find otherwise. */
export function countHidden(db: Database): number {
  return (
    prepare<[], number>(
      db,
      "SELECT count(*) FROM hidden_photos h CROSS JOIN photos p ON p.id = h.photo_id WHERE p.state = 'indexed'",
    )
      .pluck()
      .get() ?? 0
  );
}
