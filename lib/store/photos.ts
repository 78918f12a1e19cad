/**
 * `photos`, `photo_keywords`, and `photo_counts` and `deleted_photos` kept by its triggers. Owner: the indexer. One thing a
 * person says is kept here, too, and written by whichever process is told: that a photo is in the trash (see `trash.ts`).
 * Therefore nothing the indexer finds out takes a photo out of `trashed`.
 */
import type { DateSource, Failure, PhotoCounts, PhotoState } from '../nouns';
import { type Database, prepare, transact } from './database';
import { putHash } from './look-alikes';

/** What decoding a photo tells about it. */
export interface PhotoFacts {
  /** Pixels, after EXIF orientation. */
  readonly width: number;
  readonly height: number;
  readonly color: string;
  readonly format: string;
  /** Milliseconds since 1970; the camera's wall clock read as if it were UTC. */
  readonly takenAt: number;
  readonly takenAtSource: DateSource;
  /** What the camera's clock was ahead of UTC, in minutes. */
  readonly takenOffset: number | null;
  readonly camera: string | null;
  readonly lens: string | null;
  readonly exposure: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** As another program wrote it into the file or beside it: −1 (rejected) … 5. */
  readonly rating: number | null;
  /** Title and description, as another program wrote them into the file or beside it. */
  readonly caption: string | null;
  /** As another program wrote them into the file or beside it. */
  readonly keywords: readonly string[];
  /** Its perceptual hash, 16 hex digits; null where it has none. Not told of a photo that was only read about. */
  readonly hash?: string | null;
  /** What stands for the picture until it is there. Not told of a photo that was only read about. */
  readonly placeholder?: Uint8Array;
}

type Columns = Omit<PhotoFacts, 'keywords' | 'hash' | 'placeholder'>;

export type PhotoRow = { readonly [Fact in keyof Columns]: Columns[Fact] | null } & {
  readonly id: number;
  readonly contentId: string;
  readonly state: PhotoState;
  readonly failureReason: string | null;
  readonly failureRemedy: string | null;
};

/** What the search index must learn after a change; `embedding` is null when the photo is not searchable. */
export interface PhotoChange {
  readonly revision: number;
  readonly photoId: number;
  readonly seq: number | null;
  readonly backgroundMean: number | null;
  readonly backgroundDeviation: number | null;
  /** Little-endian float32, L2-normalised. */
  readonly embedding: Buffer | null;
}

// Every change of what a search may return takes the next revision, so that readers can ask "what since?". Deleted photos
// count: a number that was handed out once must not come again.
export const LAST_REVISION = `max((SELECT coalesce(max(revision), 0) FROM photos),
  (SELECT coalesce(max(revision), 0) FROM deleted_photos))`;
export const NEXT_REVISION = `(1 + ${LAST_REVISION})`;

const COLUMNS = `p.id, p.content_id AS contentId, p.state, p.width, p.height, p.color, p.format, p.taken_at AS takenAt,
  p.taken_at_source AS takenAtSource, p.taken_offset AS takenOffset, p.file_rating AS rating, p.caption, p.camera, p.lens, p.exposure, p.latitude, p.longitude,
  p.failure_reason AS failureReason, p.failure_remedy AS failureRemedy`;

export function findPhoto(db: Database, id: number): PhotoRow | null {
  return prepare<[number], PhotoRow>(db, `SELECT ${COLUMNS} FROM photos p WHERE id = ?`).get(id) ?? null;
}

/** Photos whose content may be this one; the caller settles it with a full comparison while their files exist. */
export function findPhotosByContent(db: Database, contentId: string): PhotoRow[] {
  return prepare<[string], PhotoRow>(db, `SELECT ${COLUMNS} FROM photos p WHERE content_id = ? ORDER BY id`).all(
    contentId,
  );
}

/** @returns the new photo's id; it waits to be decoded */
export function insertPhoto(db: Database, contentId: string): number {
  const { lastInsertRowid } = prepare(
    db,
    `INSERT INTO photos (content_id, state, revision, added_at) VALUES (?, 'pending', ${NEXT_REVISION}, ?)`,
  ).run(contentId, Date.now());
  return Number(lastInsertRowid);
}

/**
 * The photo's file now has other content: it keeps its id and everything a person said of it, and waits anew; one in the
 * trash stays there, and waits once it is restored.
 */
export function replaceContent(db: Database, id: number, contentId: string): void {
  prepare(
    db,
    `UPDATE photos SET content_id = ?, state = iif(state = 'trashed', 'trashed', 'pending'), revision = ${NEXT_REVISION}, attempts = 0,
       failure_reason = NULL, failure_remedy = NULL, failure_decoder = NULL WHERE id = ?`,
  ).run(contentId, id);
}

export function setState(db: Database, id: number, state: PhotoState): void {
  prepare(db, `UPDATE photos SET state = ?, revision = ${NEXT_REVISION} WHERE id = ? AND state <> ?`).run(
    state,
    id,
    state,
  );
}

/** Tells readers to look at a photo again: something computed from its vector changed. */
export function touchPhoto(db: Database, id: number): void {
  prepare(db, `UPDATE photos SET revision = ${NEXT_REVISION} WHERE id = ?`).run(id);
}

/** Makes a photo with its facts and vector searchable, unless it is in the trash. */
export function markIndexed(db: Database, id: number, { keywords, hash, placeholder, ...facts }: PhotoFacts): void {
  if (isTrashed(db, id)) return;
  if (hash !== undefined) putHash(db, id, hash);
  // First: with the photo itself its text is made, which they are part of.
  replaceKeywords(db, id, keywords);
  prepare(
    db,
    `UPDATE photos SET state = 'indexed', revision = ${NEXT_REVISION}, width = @width, height = @height, color = @color,
       placeholder = @placeholder, format = @format, taken_at = @takenAt, taken_at_source = @takenAtSource,
       taken_offset = @takenOffset, file_rating = @rating, caption = @caption, camera = @camera, lens = @lens,
       exposure = @exposure, latitude = @latitude, longitude = @longitude,
       failure_reason = NULL, failure_remedy = NULL, failure_decoder = NULL, attempts = 0
     WHERE id = @id`,
  ).run({ ...facts, placeholder: placeholder ?? null, id });
}

function isTrashed(db: Database, id: number): boolean {
  return prepare(db, "SELECT 1 FROM photos WHERE id = ? AND state = 'trashed'").get(id) !== undefined;
}

/** What is told of an indexed photo is another now; what it shows is not. */
export function updateFacts(
  db: Database,
  id: number,
  { keywords, ...facts }: Omit<PhotoFacts, 'width' | 'height' | 'color' | 'format' | 'hash' | 'placeholder'>,
): void {
  replaceKeywords(db, id, keywords);
  prepare(
    db,
    `UPDATE photos SET revision = ${NEXT_REVISION}, taken_at = @takenAt, taken_at_source = @takenAtSource,
       taken_offset = @takenOffset, file_rating = @rating, caption = @caption, camera = @camera, lens = @lens,
       exposure = @exposure, latitude = @latitude, longitude = @longitude WHERE id = @id`,
  ).run({ ...facts, id });
}

/** What another program called the photo, in the alphabet's order. */
export function keywordsOfPhoto(db: Database, id: number): string[] {
  return prepare<[number], { keyword: string }>(
    db,
    'SELECT keyword FROM photo_keywords WHERE photo_id = ? ORDER BY keyword',
  )
    .all(id)
    .map((row) => row.keyword);
}

function replaceKeywords(db: Database, id: number, keywords: readonly string[]): void {
  prepare(db, 'DELETE FROM photo_keywords WHERE photo_id = ?').run(id);
  const insert = prepare(db, 'INSERT OR IGNORE INTO photo_keywords (photo_id, keyword) VALUES (?, ?)');
  for (const keyword of keywords) insert.run(id, keyword);
}

/** @param decoder version of what could not read it: a newer one may try again */
export function markFailed(db: Database, id: number, failure: Failure, decoder: string): void {
  prepare(
    db,
    `UPDATE photos SET state = 'failed', revision = ${NEXT_REVISION}, attempts = attempts + 1,
       failure_reason = ?, failure_remedy = ?, failure_decoder = ? WHERE id = ? AND state <> 'trashed'`,
  ).run(failure.reason, failure.remedy, decoder, id);
}

/**
 * Sends failed photos back to the queue: those named, or all. What is known of the failure stays until they are read.
 *
 * @param reason only those of them that failed for this reason
 * @returns how many wait again
 */
export function retryFailed(db: Database, ids: readonly number[] | 'all', reason: string | null = null): number {
  const failed = ids === 'all' ? idsOfFailed(db, reason) : ids;
  const retry = prepare<[{ id: number; reason: string | null }]>(
    db,
    `UPDATE photos SET state = 'pending', revision = ${NEXT_REVISION}
     WHERE id = @id AND state = 'failed' AND (@reason IS NULL OR failure_reason = @reason)`,
  );
  return transact(db, () => failed.reduce((changed, id) => changed + retry.run({ id, reason }).changes, 0));
}

/** Sends photos back to the queue that an older decoder could not read. */
export function retryFailedByOlderDecoder(db: Database, decoder: string): number {
  const rows = prepare<[string], { id: number }>(
    db,
    "SELECT id FROM photos WHERE state = 'failed' AND failure_decoder IS NOT ?",
  ).all(decoder);
  return retryFailed(
    db,
    rows.map((row) => row.id),
  );
}

/** Photos that wait to be decoded, the most recently added first, up to `limit`. */
export function nextPending(db: Database, limit: number, belowId = Number.MAX_SAFE_INTEGER): number[] {
  return prepare<[number, number], { id: number }>(
    db,
    "SELECT id FROM photos WHERE state = 'pending' AND id < ? ORDER BY id DESC LIMIT ?",
  )
    .all(belowId, limit)
    .map((row) => row.id);
}

/** Photos no file shows any more and that are not yet called missing: their folder was removed. */
export function photosWithoutFiles(db: Database): number[] {
  return prepare<[], { id: number }>(
    db,
    `SELECT id FROM photos p WHERE state IN ('pending', 'indexed', 'failed')
       AND NOT EXISTS (SELECT 1 FROM files f WHERE f.photo_id = p.id)`,
  )
    .all()
    .map((row) => row.id);
}

/**
 * Forgets a photo for good, with everything said of it: only for the sample library's, and for those gone so long that
 * `trash.ts` lets them go.
 */
export function deletePhoto(db: Database, id: number): void {
  prepare(db, 'DELETE FROM photos WHERE id = ?').run(id);
}

export function countPhotos(db: Database): PhotoCounts {
  const rows = prepare<[], { state: string; photos: number }>(db, 'SELECT state, photos FROM photo_counts').all();
  const count = (state: PhotoState) => rows.find((row) => row.state === state)?.photos ?? 0;
  return { indexed: count('indexed'), pending: count('pending'), failed: count('failed'), missing: count('missing') };
}

/** A photo that could not be read, and what is known of that. */
export interface FailedRow {
  readonly id: number;
  readonly reason: string;
  readonly remedy: string;
  /** Version of what could not read it. */
  readonly decoder: string;
  /** Times it was tried since its content last changed. */
  readonly attempts: number;
}

const OF_REASON = "state = 'failed' AND (@reason IS NULL OR failure_reason = @reason)";

/** A page of the photos that failed, for one reason or any, the most recently added first. */
export function listFailed(
  db: Database,
  page: { readonly limit: number; readonly offset: number; readonly reason?: string | null },
): FailedRow[] {
  return prepare<[{ limit: number; offset: number; reason: string | null }], FailedRow>(
    db,
    `SELECT id, coalesce(failure_reason, '') AS reason, coalesce(failure_remedy, '') AS remedy,
       coalesce(failure_decoder, '') AS decoder, attempts
     FROM photos WHERE ${OF_REASON} ORDER BY id DESC LIMIT @limit OFFSET @offset`,
  ).all({ limit: page.limit, offset: page.offset, reason: page.reason ?? null });
}

/** How many photos failed for each reason, the most frequent first. */
export function countFailedByReason(db: Database): { readonly reason: string; readonly count: number }[] {
  return prepare<[], { reason: string; count: number }>(
    db,
    `SELECT coalesce(failure_reason, '') AS reason, count(*) AS count FROM photos WHERE state = 'failed'
     GROUP BY 1 ORDER BY count DESC, reason`,
  ).all();
}

/** What changed for a search over `modelId` after `revision`, oldest first; iterate without keeping the statement open. */
export function changesSince(db: Database, modelId: number, revision: number, limit: number): PhotoChange[] {
  return prepare<[{ modelId: number; revision: number; limit: number }], PhotoChange>(
    db,
    `SELECT p.revision, p.id AS photoId, v.seq, v.background_mean AS backgroundMean,
       v.background_deviation AS backgroundDeviation, v.embedding
     FROM (SELECT revision, id, state FROM photos WHERE revision > @revision
           UNION ALL SELECT revision, photo_id, 'deleted' FROM deleted_photos WHERE revision > @revision
           ORDER BY revision LIMIT @limit) p
     LEFT JOIN vectors v ON v.photo_id = p.id AND v.model_id = @modelId AND p.state = 'indexed'
       AND p.id NOT IN (SELECT photo_id FROM hidden_photos)
     ORDER BY p.revision`,
  ).all({ modelId, revision, limit });
}

function idsOfFailed(db: Database, reason: string | null): number[] {
  return prepare<[{ reason: string | null }], number>(db, `SELECT id FROM photos WHERE ${OF_REASON}`)
    .pluck()
    .all({ reason });
}
