/**
 * `photo_hashes`: the perceptual hash of each photo, in bands by which like ones are found; without bands for one that has no
 * hash. `look_alikes`: pairs of photos that are versions of one picture or of one burst, as each model sees them, in both
 * directions; of photos in the trash, too, so that restoring one needs nothing computed. Owner of both: the indexer.
 */
import { bandsOf, distance, type HashBands, NEAR_BITS, probesOf } from '../duplicates/hash-bands';
import { BURST_GAP_MS, type Relation, type Shot } from '../duplicates/relation';
import { type Database, prepare } from './database';
import { fromBlob } from './vectors';

/** A photo as it is compared with others. */
export interface ComparedPhoto extends Shot {
  readonly id: number;
  readonly bands: HashBands | null;
  /** L2-normalised. */
  readonly embedding: Float32Array;
}

interface Bands {
  readonly band1: number | null;
  readonly band2: number | null;
  readonly band3: number | null;
  readonly band4: number | null;
}

type Stored = Bands & {
  readonly id: number;
  readonly width: number;
  readonly height: number;
  readonly format: string;
  readonly camera: string | null;
  readonly takenAt: number | null;
  readonly isByCamera: 0 | 1;
  readonly embedding: Buffer;
};

const BANDS = 'h.band_1 AS band1, h.band_2 AS band2, h.band_3 AS band3, h.band_4 AS band4';

const ALIKE_BY_BAND = [1, 2, 3, 4]
  .map(
    (band) =>
      `SELECT h.photo_id AS id, ${BANDS} FROM photo_hashes h WHERE h.band_${band} IN (SELECT value FROM json_each(?))`,
  )
  .join(' UNION ALL ');

/** A thousand frames of one wall would otherwise be half a million pairs. */
const MOST_COMPARED = 64;

/** @param hash 16 hex digits; null for a photo without any, which is noted as well */
export function putHash(db: Database, photoId: number, hash: string | null): void {
  forgetHash(db, photoId);
  const bands = hash === null ? [null, null, null, null] : bandsOf(hash);
  prepare(db, 'INSERT INTO photo_hashes (photo_id, band_1, band_2, band_3, band_4) VALUES (?, ?, ?, ?, ?)').run(
    photoId,
    ...bands,
  );
}

/** What is known of a photo's look-alikes goes with it. */
export function forgetHash(db: Database, photoId: number): void {
  prepare(db, 'DELETE FROM photo_hashes WHERE photo_id = ?').run(photoId);
  prepare(db, 'DELETE FROM look_alikes WHERE photo_id = ?').run(photoId);
  prepare(db, 'DELETE FROM look_alikes WHERE other_id = ?').run(photoId);
}

/** Photos whose hash was never made though they are indexed, by id, up to `limit`. */
export function photosWithoutHash(
  db: Database,
  afterId: number,
  limit: number,
): { readonly id: number; readonly contentId: string }[] {
  return prepare<[number, number], { id: number; contentId: string }>(
    db,
    `SELECT id, content_id AS contentId FROM photos p WHERE id > ? AND state = 'indexed'
       AND NOT EXISTS (SELECT 1 FROM photo_hashes h WHERE h.photo_id = p.id) ORDER BY id LIMIT ?`,
  ).all(afterId, limit);
}

/** Null when it has no vector of this model, or was never read. */
export function comparedPhoto(db: Database, id: number, modelId: number): ComparedPhoto | null {
  return comparedPhotos(db, [id], modelId)[0] ?? null;
}

/** The photos that may look like this one: by their hashes, or because the same camera took them at about the same time. */
export function lookAlikeCandidates(db: Database, photo: ComparedPhoto, modelId: number): ComparedPhoto[] {
  const ids = new Set([...alikeByHash(db, photo), ...closeInTime(db, photo)]);
  return comparedPhotos(db, [...ids], modelId);
}

/** Notes what two photos are to each other, over whatever was noted before. */
export function addRelation(
  db: Database,
  [id, otherId]: readonly [number, number],
  modelId: number,
  relation: Relation,
): void {
  const add = prepare(
    db,
    'INSERT OR REPLACE INTO look_alikes (photo_id, model_id, other_id, relation) VALUES (?, ?, ?, ?)',
  );
  add.run(id, modelId, otherId, relation);
  add.run(otherId, modelId, id, relation);
}

/** Forgets what a photo is to others, as one model sees it. */
export function forgetRelations(db: Database, photoId: number, modelId: number): void {
  prepare(db, 'DELETE FROM look_alikes WHERE photo_id = ? AND model_id = ?').run(photoId, modelId);
  prepare(db, 'DELETE FROM look_alikes WHERE other_id = ? AND model_id = ?').run(photoId, modelId);
}

function alikeByHash(db: Database, { id, bands }: ComparedPhoto): number[] {
  if (bands === null) return [];

  const probes = probesOf(bands).map((values) => JSON.stringify(values));
  // Found by several of its bands, a photo comes several times: sorting that out here is faster than in SQLite.
  const found = new Map(
    prepare<string[], Bands & { id: number }>(db, ALIKE_BY_BAND)
      .all(...probes)
      .map((row) => [row.id, row]),
  );
  return [...found.values()]
    .map((row) => ({ id: row.id, bits: distance(bands, toBands(row) ?? bands) }))
    .filter((other) => other.id !== id && other.bits <= NEAR_BITS)
    .sort((a, b) => a.bits - b.bits || a.id - b.id)
    .slice(0, MOST_COMPARED)
    .map((other) => other.id);
}

function closeInTime(db: Database, { id, moment }: ComparedPhoto): number[] {
  if (moment === null) return [];

  return prepare<[{ id: number; camera: string; at: number }], number>(
    db,
    `SELECT id FROM photos WHERE camera = @camera AND taken_at BETWEEN @at - ${BURST_GAP_MS} AND @at + ${BURST_GAP_MS}
       AND taken_at_source = 'exif' AND id <> @id ORDER BY abs(taken_at - @at), id LIMIT ${MOST_COMPARED}`,
  )
    .pluck()
    .all({ id, ...moment });
}

function comparedPhotos(db: Database, ids: readonly number[], modelId: number): ComparedPhoto[] {
  return prepare<[string, number], Stored>(
    db,
    `SELECT p.id, p.width, p.height, p.format, p.camera, p.taken_at AS takenAt, p.taken_at_source = 'exif' AS isByCamera,
       v.embedding, ${BANDS}
     FROM json_each(?) wanted CROSS JOIN photos p ON p.id = wanted.value
     JOIN vectors v ON v.photo_id = p.id AND v.model_id = ? LEFT JOIN photo_hashes h ON h.photo_id = p.id
     WHERE p.width IS NOT NULL`,
  )
    .all(JSON.stringify(ids), modelId)
    .map((row) => ({
      id: row.id,
      width: row.width,
      height: row.height,
      format: row.format,
      moment:
        row.camera !== null && row.takenAt !== null && row.isByCamera === 1
          ? { camera: row.camera, at: row.takenAt }
          : null,
      bands: toBands(row),
      embedding: fromBlob(row.embedding),
    }));
}

function toBands({ band1, band2, band3, band4 }: Bands): HashBands | null {
  return band1 === null || band2 === null || band3 === null || band4 === null ? null : [band1, band2, band3, band4];
}
