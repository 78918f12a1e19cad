/**
 * The trash (`photos.state = 'trashed'`, `photos.trashed_at`): what a person said. Written by whichever process is told, the
 * web process mostly, in one transaction and without the indexer, which may be stopped. The indexer, whose table `photos`
 * is otherwise, leaves trashed photos alone: see `photos.ts`.
 *
 * `gone_photos`: photos whose last file is gone, kept by triggers of `files`: where that file was, and on how many days it was
 * looked for since. Owner: the indexer.
 */
import type { PhotoState } from '../nouns';
import { ACTIVE_MODEL } from './active-model';
import { type Database, prepare, transact } from './database';
import { deletePhoto, NEXT_REVISION } from './photos';
import { makeRequest } from './requests';
import type { Saying } from './said';
import { VERSION_LENGTH } from './search';
import { renewVectors } from './vectors';

/** Days a photo whose files are gone is kept; only days on which its folder was looked through count. */
export const KEEP_GONE_DAYS = 30;

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** What became of photos taken out of the trash. */
export interface RestoredPhotos {
  readonly photos: number;
  /** Those of them that must be read before they can be found. */
  readonly waiting: number;
}

/** What a list shows of a photo that cannot be found by searching. */
export interface HiddenRow {
  readonly id: number;
  /** Relative to its folder; null when nobody knows. */
  readonly path: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly color: string | null;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly takenAt: number | null;
}

export interface GonePhotoRow extends HiddenRow {
  /** Absolute path of the folder it was in; null when that is not searched any more, or nobody knows. */
  readonly folderPath: string | null;
  /** Milliseconds since 1970; null until the indexer has taken note. */
  readonly goneAt: number | null;
  /** Days it was looked for, and the last of them, `YYYY-MM-DD`. */
  readonly days: number;
  readonly lastDay: string | null;
  /** Whether its days count now: not while its folder is not searched, suspended or cannot be read. */
  readonly counts: 0 | 1;
}

/** Hides photos that can be searched, wait, or failed. @returns how many were hidden */
export function trashPhotos(db: Database, ids: readonly number[], now = Date.now()): number {
  const trash = prepare<[number, number]>(
    db,
    `UPDATE photos SET state = 'trashed', trashed_at = ?, revision = ${NEXT_REVISION}
     WHERE id = ? AND state IN ('pending', 'indexed', 'failed')`,
  );
  return transact(db, () => ids.reduce((hidden, id) => hidden + trash.run(now, id).changes, 0));
}

/** Takes photos out of the trash: each becomes what its files, its failure and its vector say it is. */
export function restorePhotos(db: Database, ids: readonly number[]): RestoredPhotos {
  return transact(db, () => {
    const states = ids.map((id) => restorePhoto(db, id)).filter((state) => state !== null);
    return { photos: states.length, waiting: states.filter((state) => state === 'pending').length };
  });
}

/** Whether photos are in the trash; those whose files are gone cannot be put there, nor any but those there taken out. */
export const TRASHED: Saying<boolean> = {
  // Counts, indexes and vectors go with the state: some 100 µs each.
  atOnce: 2_000,
  read: (db, photoIds) =>
    prepare<[string], { photoId: number; value: 0 | 1 }>(
      db,
      `SELECT p.id AS photoId, p.state = 'trashed' AS value FROM json_each(?) asked
       CROSS JOIN photos p ON p.id = asked.value WHERE p.state <> 'missing'`,
    )
      .all(JSON.stringify(photoIds))
      .map(({ photoId, value }) => ({ photoId, value: value === 1 })),
  write(db, photoIds, value) {
    if (value) trashPhotos(db, photoIds);
    else if (restorePhotos(db, photoIds).waiting > 0) makeRequest(db, { kind: 'restored' });
  },
};

function restorePhoto(db: Database, id: number): PhotoState | null {
  const state = prepare<[number], PhotoState>(
    db,
    `SELECT CASE
       WHEN NOT EXISTS (SELECT 1 FROM files f WHERE f.photo_id = p.id) THEN 'missing'
       WHEN failure_reason IS NOT NULL AND failure_decoder IS NOT NULL THEN 'failed'
       WHEN width IS NOT NULL
         AND EXISTS (SELECT 1 FROM vectors v WHERE v.photo_id = p.id AND v.model_id = ${ACTIVE_MODEL}) THEN 'indexed'
       ELSE 'pending' END
     FROM photos p WHERE id = ? AND state = 'trashed'`,
  )
    .pluck()
    .get(id);
  if (state === undefined) return null;

  prepare(db, `UPDATE photos SET state = ?, trashed_at = NULL, revision = ${NEXT_REVISION} WHERE id = ?`).run(
    state,
    id,
  );
  // Graphs published while it was hidden do not hold it; a missing one's are renewed when its file returns.
  if (state !== 'missing') renewVectors(db, id);
  return state;
}

const HIDDEN = `p.id, coalesce(f.path, g.path) AS path, p.width, p.height, p.color,
  substr(p.content_id, 1, ${VERSION_LENGTH}) AS version, p.taken_at AS takenAt`;

const HIDDEN_FROM = `photos p LEFT JOIN gone_photos g ON g.photo_id = p.id
  LEFT JOIN files f ON f.id = (SELECT min(id) FROM files WHERE photo_id = p.id)`;

const GONE = `g.gone_at AS goneAt, coalesce(g.days, 0) AS days, g.last_day AS lastDay, d.path AS folderPath,
  g.folder_id IS NULL OR (d.id IS NOT NULL AND coalesce(s.state, '') NOT IN ('suspended', 'unreadable')) AS counts`;

const GONE_FROM = `${HIDDEN_FROM} LEFT JOIN folders d ON d.id = g.folder_id LEFT JOIN folder_states s ON s.folder_id = d.id`;

/** A page of the trash, what was put there last leading. */
export function listTrashed(db: Database, { limit, offset }: Page): HiddenRow[] {
  return prepare<[number, number], HiddenRow>(
    db,
    `SELECT ${HIDDEN} FROM ${HIDDEN_FROM} WHERE p.state = 'trashed'
     ORDER BY p.trashed_at DESC, p.id DESC LIMIT ? OFFSET ?`,
  ).all(limit, offset);
}

/** A page of the photos whose files are gone, the last to go leading. */
export function listGone(db: Database, { limit, offset }: Page): GonePhotoRow[] {
  return prepare<[number, number], GonePhotoRow>(
    db,
    // A folder removed may leave very many: only those of the page are looked up in full.
    `SELECT ${HIDDEN}, ${GONE} FROM ${GONE_FROM} WHERE p.id IN (
       SELECT m.id FROM photos m LEFT JOIN gone_photos n ON n.photo_id = m.id WHERE m.state = 'missing'
       ORDER BY n.gone_at DESC, m.id DESC LIMIT ? OFFSET ?)
     ORDER BY g.gone_at DESC, p.id DESC`,
  ).all(limit, offset);
}

/** A photo whose files are gone, in the trash or not; null for any other. */
export function findGone(db: Database, id: number): GonePhotoRow | null {
  return (
    prepare<[number], GonePhotoRow>(
      db,
      `SELECT ${HIDDEN}, ${GONE} FROM ${GONE_FROM} WHERE p.id = ? AND p.state IN ('missing', 'trashed') AND f.id IS NULL`,
    ).get(id) ?? null
  );
}

export function countTrashed(db: Database): number {
  return prepare<[], number>(db, "SELECT photos FROM photo_counts WHERE state = 'trashed'").pluck().get() ?? 0;
}

/** How many of a folder's files show photos in the trash. CROSS JOIN keeps SQLite from starting at the folder's files, which may be a million. */
export function countTrashedFiles(db: Database, folderId: number): number {
  return (
    prepare<[number], number>(
      db,
      `SELECT count(*) FROM photos p CROSS JOIN files f ON f.photo_id = p.id WHERE p.state = 'trashed' AND f.folder_id = ? AND f.role = 'original'`,
    )
      .pluck()
      .get(folderId) ?? 0
  );
}

/** When a photo was put in the trash, in milliseconds since 1970; null while it is not there. */
export function trashedAt(db: Database, id: number): number | null {
  return (
    prepare<[number], number | null>(db, "SELECT trashed_at FROM photos WHERE id = ? AND state = 'trashed'")
      .pluck()
      .get(id) ?? null
  );
}

/**
 * Counts a day for every photo whose folder was looked through that day and did not have it. A clock that jumps forward adds
 * one day at most, and one that goes back adds none, until it is past the last day counted.
 *
 * @param today `YYYY-MM-DD` where the person is
 */
export function countGoneDays(db: Database, today: string, now = Date.now()): void {
  transact(db, () => {
    // Such as those a backup brought, whose files this library never saw.
    prepare(
      db,
      `INSERT INTO gone_photos (photo_id, gone_at, last_day) SELECT id, ?, ? FROM photos p
       WHERE state IN ('missing', 'trashed') AND id NOT IN (SELECT photo_id FROM gone_photos)
         AND NOT EXISTS (SELECT 1 FROM files f WHERE f.photo_id = p.id)`,
    ).run(now, today);
    prepare(
      db,
      `WITH walked AS (
         SELECT d.id FROM folders d JOIN folder_states s ON s.folder_id = d.id
         WHERE s.state = 'ready' AND date(s.last_walk_at / 1000, 'unixepoch', 'localtime') = @today)
       UPDATE gone_photos SET days = days + 1, last_day = @today WHERE last_day < @today AND (
         folder_id IN (SELECT id FROM walked)
         OR (folder_id IS NULL AND NOT EXISTS (SELECT 1 FROM folders WHERE id NOT IN (SELECT id FROM walked))))`,
    ).run({ today });
  });
}

/**
 * Photos gone for as long as they are kept, up to `limit`: only those looked for in vain today, and none whose folder is not
 * to be had now.
 */
export function forgettablePhotos(db: Database, today: string, limit: number): number[] {
  return prepare<[string, number], number>(
    db,
    `SELECT id FROM (SELECT p.id, ${GONE} FROM ${GONE_FROM} WHERE p.state IN ('missing', 'trashed')
       AND g.days >= ${KEEP_GONE_DAYS} AND g.last_day = ? AND f.id IS NULL) WHERE counts LIMIT ?`,
  )
    .pluck()
    .all(today, limit);
}

/** Photos that are not found any more, and not in the trash either. */
export function missingPhotos(db: Database): number[] {
  return prepare<[], number>(db, "SELECT id FROM photos WHERE state = 'missing'").pluck().all();
}

/**
 * Forgets photos for good, with everything said of them; one that has a file again is left as it is.
 *
 * @returns how many were forgotten, and the content ids no photo has any more
 */
export function forgetPhotos(db: Database, ids: readonly number[]): { forgotten: number; contentIds: string[] } {
  return transact(db, () => {
    const gone = prepare<[string], { id: number; contentId: string }>(
      db,
      `SELECT id, content_id AS contentId FROM photos p WHERE id IN (SELECT value FROM json_each(?))
         AND state IN ('missing', 'trashed') AND NOT EXISTS (SELECT 1 FROM files f WHERE f.photo_id = p.id)`,
    ).all(JSON.stringify(ids));
    for (const { id } of gone) deletePhoto(db, id);

    const isLeft = prepare<[string]>(db, 'SELECT 1 FROM photos WHERE content_id = ?');
    const contentIds = [...new Set(gone.map(({ contentId }) => contentId))];
    return { forgotten: gone.length, contentIds: contentIds.filter((id) => isLeft.get(id) === undefined) };
  });
}
