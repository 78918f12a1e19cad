/** What is asked of several tables at once to find duplicates; nothing is written here. These scan: ask them in a worker thread. */
import type { Relation } from '../duplicates/relation';
import type { Worth } from '../duplicates/worth';
import { ACTIVE_MODEL } from './active-model';
import { type Database, prepare } from './database';
import { NOT_KEPT_APART } from './kept-apart';
import { SEARCHABLE } from './hidden';

/** Two searchable photos, and what they are to each other. */
export interface LookAlikes {
  readonly photoId: number;
  readonly otherId: number;
  readonly relation: Relation;
}

/**
 * Pairs as the active model sees them, each once, by their ids after those of `after`, up to `limit`. CROSS JOIN keeps SQLite from starting at
 * the photos, of which nearly all are indexed.
 */
export function lookAlikesAfter(
  db: Database,
  after: Pick<LookAlikes, 'photoId' | 'otherId'>,
  limit: number,
): LookAlikes[] {
  return prepare<[{ photoId: number; otherId: number; limit: number }], LookAlikes>(
    db,
    `SELECT l.photo_id AS photoId, l.other_id AS otherId, l.relation FROM look_alikes l
     CROSS JOIN photos p ON p.id = l.photo_id CROSS JOIN photos o ON o.id = l.other_id
     WHERE l.model_id = ${ACTIVE_MODEL} AND l.other_id > l.photo_id
       AND (l.photo_id > @photoId OR (l.photo_id = @photoId AND l.other_id > @otherId)) AND l.photo_id >= @photoId
       AND ${SEARCHABLE} AND o.state = 'indexed' AND o.id NOT IN (SELECT photo_id FROM hidden_photos)
       AND p.content_id <> o.content_id AND ${NOT_KEPT_APART}
     ORDER BY l.photo_id, l.other_id LIMIT @limit`,
  ).all({ photoId: after.photoId, otherId: after.otherId, limit });
}

/** Which searchable photos are of one burst with these, as the active model sees them: pairs, in both directions. */
export function burstPairs(db: Database, ids: readonly number[]): [number, number][] {
  return prepare<[string], [number, number]>(
    db,
    `SELECT l.photo_id, l.other_id FROM json_each(?) wanted
     CROSS JOIN look_alikes l ON l.photo_id = wanted.value AND l.model_id = ${ACTIVE_MODEL}
     JOIN photos o ON o.id = l.other_id
     WHERE l.relation = 'burst' AND o.state = 'indexed' AND o.id NOT IN (SELECT photo_id FROM hidden_photos) AND ${NOT_KEPT_APART}`,
  )
    .raw()
    .all(JSON.stringify(ids)) as [number, number][];
}

/** Pairs of searchable photos of the same content, each once: of the same hash, too, where they have one. */
export function sameContentPairs(db: Database): [number, number][] {
  return prepare<[], [number, number]>(
    db,
    `WITH copied AS MATERIALIZED (
       SELECT p.id, p.content_id AS content, concat_ws(' ', h.band_1, h.band_2, h.band_3, h.band_4) AS hash
       FROM photos p LEFT JOIN photo_hashes h ON h.photo_id = p.id
       WHERE ${SEARCHABLE}
         AND p.content_id IN (SELECT content_id FROM photos GROUP BY content_id HAVING count(*) > 1))
     SELECT l.photo_id, l.other_id FROM (
       SELECT a.id AS photo_id, b.id AS other_id FROM copied a
       JOIN copied b ON b.content = a.content AND b.hash = a.hash AND b.id > a.id) l
     WHERE ${NOT_KEPT_APART}`,
  )
    .raw()
    .all() as [number, number][];
}

/** Searchable photos that lie in several files, and in how many. */
export function photosInSeveralFiles(db: Database): { readonly id: number; readonly files: number }[] {
  return prepare<[], { id: number; files: number }>(
    db,
    `SELECT p.id, (SELECT count(*) FROM files f WHERE f.photo_id = p.id AND f.role = 'original') AS files
     FROM (SELECT photo_id FROM files GROUP BY photo_id HAVING count(*) > 1) many
     CROSS JOIN photos p ON p.id = many.photo_id WHERE ${SEARCHABLE} AND files > 1`,
  ).all();
}

/** What is known of each photo that bears on which is kept, in the order of `ids`. */
export function worthOf(db: Database, ids: readonly number[]): Worth[] {
  return prepare<[string], Omit<Worth, 'hasRaw'> & { hasRaw: 0 | 1 }>(
    db,
    `SELECT p.id, coalesce(p.width * p.height, 0) AS pixels, p.taken_at AS takenAt,
       coalesce((SELECT max(bytes) FROM files f WHERE f.photo_id = p.id AND f.role = 'original'), 0) AS bytes,
       EXISTS (SELECT 1 FROM files f WHERE f.photo_id = p.id AND f.role = 'raw') AS hasRaw
     FROM json_each(?) wanted CROSS JOIN photos p ON p.id = wanted.value ORDER BY wanted.key`,
  )
    .all(JSON.stringify(ids))
    .map((row) => ({ ...row, hasRaw: row.hasRaw === 1 }));
}

/** What a person sees of a photo beside its likes. */
export interface DuplicateFacts {
  readonly id: number;
  readonly format: string | null;
  /** Of the file that shows it. */
  readonly bytes: number;
  readonly hasRaw: boolean;
  /** Albums a person has put it into. */
  readonly pins: number;
  /** Absolute path of the folder, and path within it. */
  readonly files: readonly { readonly folder: string; readonly path: string }[];
}

export function duplicateFacts(db: Database, ids: readonly number[]): DuplicateFacts[] {
  return prepare<[string], Omit<DuplicateFacts, 'hasRaw' | 'files'> & { hasRaw: 0 | 1; files: string }>(
    db,
    `SELECT p.id, p.format, max(f.bytes) AS bytes,
       json_group_array(json_object('folder', d.path, 'path', f.path) ORDER BY f.id) AS files,
       EXISTS (SELECT 1 FROM files r WHERE r.photo_id = p.id AND r.role = 'raw') AS hasRaw,
       (SELECT count(*) FROM album_pins a WHERE a.photo_id = p.id AND a.pin = 'in') AS pins
     FROM json_each(?) wanted CROSS JOIN photos p ON p.id = wanted.value
     JOIN files f ON f.photo_id = p.id AND f.role = 'original' JOIN folders d ON d.id = f.folder_id
     GROUP BY p.id`,
  )
    .all(JSON.stringify(ids))
    .map(({ hasRaw, files, ...row }) => ({
      ...row,
      hasRaw: hasRaw === 1,
      files: JSON.parse(files) as DuplicateFacts['files'],
    }));
}
