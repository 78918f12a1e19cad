/** What the timeline asks of `photos`; nothing is written here. Ask in a worker thread: the whole library is walked once. */
import { type Database, prepare } from './database';
import { SEARCHABLE } from './hidden';
import { LAST_REVISION } from './photos';

/** A searchable photo and its moment. */
export interface DatedPhoto {
  readonly id: number;
  /** Milliseconds since 1970; the camera's wall clock read as if it were UTC. */
  readonly takenAt: number;
}

/** A photo that may have come, gone, or moved in time; `takenAt` is null once no search finds it. */
export interface TimelineChange {
  readonly revision: number;
  readonly id: number;
  readonly takenAt: number | null;
}

/** What a grid shows of a photo. */
export interface TimelinePhoto {
  readonly id: number;
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` */
  readonly color: string | null;
  /** The first characters of its content id. */
  readonly version: string;
  readonly favourite: boolean;
}

/** Eight hex digits: enough for the address of an image, which names the photo, too. */
export const SHORT_VERSION = 8;

/** The number of the latest change. */
export function lastRevision(db: Database): number {
  return prepare<[], number>(db, `SELECT ${LAST_REVISION}`).pluck().get() ?? 0;
}

/** Searchable photos after one of them, newest first, up to `limit`: read from an index alone. */
export function datedPhotosAfter(db: Database, after: DatedPhoto | null, limit: number): DatedPhoto[] {
  const most = Number.MAX_SAFE_INTEGER;
  return prepare<[number, number, number], DatedPhoto>(
    db,
    `SELECT id, taken_at AS takenAt FROM photos p WHERE ${SEARCHABLE} AND (taken_at, id) < (?, ?)
     ORDER BY taken_at DESC, id DESC LIMIT ?`,
  ).all(after?.takenAt ?? most, after?.id ?? most, limit);
}

/** The moments of those of these photos that can be found. */
export function datesOf(db: Database, ids: readonly number[]): DatedPhoto[] {
  return prepare<[string], DatedPhoto>(
    db,
    `SELECT p.id, p.taken_at AS takenAt FROM json_each(?) wanted CROSS JOIN photos p ON p.id = wanted.value
     WHERE ${SEARCHABLE}`,
  ).all(JSON.stringify(ids));
}

/** What changed after `revision`, oldest first. */
export function timelineChangesSince(db: Database, revision: number, limit: number): TimelineChange[] {
  return prepare<[{ revision: number; limit: number }], TimelineChange>(
    db,
    `SELECT revision, id, iif(${SEARCHABLE}, taken_at, NULL) AS takenAt FROM photos p WHERE revision > @revision
     UNION ALL SELECT revision, photo_id, NULL FROM deleted_photos WHERE revision > @revision
     ORDER BY revision LIMIT @limit`,
  ).all({ revision, limit });
}

/** What a grid shows of these photos, as far as they can still be found, in no order. */
export function timelinePhotos(db: Database, ids: readonly number[]): TimelinePhoto[] {
  return prepare<[string], Omit<TimelinePhoto, 'favourite'> & { favourite: 0 | 1 }>(
    db,
    `SELECT p.id, p.width, p.height, p.color, substr(p.content_id, 1, ${SHORT_VERSION}) AS version,
       p.id IN (SELECT photo_id FROM favourites) AS favourite
     FROM json_each(?) wanted CROSS JOIN photos p ON p.id = wanted.value WHERE ${SEARCHABLE}`,
  )
    .all(JSON.stringify(ids))
    .map((photo) => ({ ...photo, favourite: photo.favourite === 1 }));
}
