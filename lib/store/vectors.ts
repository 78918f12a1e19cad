/** `vectors`: one embedding per photo and model. Owner: the indexer. */
import { type Database, prepare } from './database';

export interface VectorRow {
  readonly photoId: number;
  readonly modelId: number;
  /** Mean and standard deviation of its cosines with the tag vocabulary: see lib/tags/background.ts. */
  readonly backgroundMean: number;
  readonly backgroundDeviation: number;
  /** L2-normalised. */
  readonly embedding: Float32Array;
}

export interface StoredVector extends VectorRow {
  readonly seq: number;
}

type Stored = Omit<StoredVector, 'embedding'> & { embedding: Buffer };

const COLUMNS = `v.seq, v.photo_id AS photoId, v.model_id AS modelId, v.background_mean AS backgroundMean,
  v.background_deviation AS backgroundDeviation, v.embedding`;

/** Stores a vector, in place of any the photo had from this model; it takes a new `seq`, as its graph must be told. */
export function putVector(db: Database, vector: VectorRow): void {
  deleteVector(db, vector.photoId, vector.modelId);
  prepare(
    db,
    `INSERT INTO vectors (photo_id, model_id, background_mean, background_deviation, embedding)
     VALUES (@photoId, @modelId, @backgroundMean, @backgroundDeviation, @embedding)`,
  ).run({ ...vector, embedding: toBlob(vector.embedding) });
}

export function deleteVector(db: Database, photoId: number, modelId: number): void {
  prepare(db, 'DELETE FROM vectors WHERE photo_id = ? AND model_id = ?').run(photoId, modelId);
}

/** Gives a photo's vectors new `seq`s: graphs published while it was missing do not hold them, and must be told. */
export function renewVectors(db: Database, photoId: number): void {
  const stored = prepare<[number], Stored>(db, `SELECT ${COLUMNS} FROM vectors v WHERE photo_id = ?`).all(photoId);
  for (const vector of stored) putVector(db, { ...vector, embedding: fromBlob(vector.embedding) });
}

/** Forgets every vector of a photo: its content changed. */
export function deleteVectors(db: Database, photoId: number): void {
  prepare(db, 'DELETE FROM vectors WHERE photo_id = ?').run(photoId);
}

export function findVector(db: Database, photoId: number, modelId: number): StoredVector | null {
  const stored = prepare<[number, number], Stored>(
    db,
    `SELECT ${COLUMNS} FROM vectors v WHERE photo_id = ? AND model_id = ?`,
  ).get(photoId, modelId);
  return stored ? { ...stored, embedding: fromBlob(stored.embedding) } : null;
}

export function hasVector(db: Database, photoId: number, modelId: number): boolean {
  return (
    prepare<[number, number]>(db, 'SELECT 1 FROM vectors WHERE photo_id = ? AND model_id = ?').get(photoId, modelId) !==
    undefined
  );
}

/** The models that have a vector of a photo. */
export function modelsCovering(db: Database, photoId: number): number[] {
  return prepare<[number], number>(db, 'SELECT model_id FROM vectors WHERE photo_id = ? ORDER BY model_id')
    .pluck()
    .all(photoId);
}

/** A vector as the database keeps it. */
export interface StoredEmbedding {
  readonly seq: number;
  /** Little-endian float32, L2-normalised. */
  readonly embedding: Buffer;
}

/** Vectors of a model with a `seq` from `first` to `last`, in that order; those of missing photos are among them. */
export function vectorsBetween(db: Database, modelId: number, first: number, last: number): StoredEmbedding[] {
  return prepare<[number, number, number], StoredEmbedding>(
    db,
    'SELECT seq, embedding FROM vectors WHERE model_id = ? AND seq BETWEEN ? AND ? ORDER BY seq',
  ).all(modelId, first, last);
}

/** The `seq`s of a model's first and last vector; null when it has none. */
export function seqRange(db: Database, modelId: number): { readonly first: number; readonly last: number } | null {
  const range = prepare<[number], { first: number | null; last: number | null }>(
    db,
    'SELECT min(seq) AS first, max(seq) AS last FROM vectors WHERE model_id = ?',
  ).get(modelId);
  return range?.first == null || range.last === null ? null : { first: range.first, last: range.last };
}

/** Vectors of searchable photos with `seq` above `afterSeq`, in that order, up to `limit`. */
export function vectorsAfter(db: Database, modelId: number, afterSeq: number, limit: number): StoredVector[] {
  return prepare<[number, number, number], Stored>(
    db,
    `SELECT ${COLUMNS} FROM vectors v JOIN photos p ON p.id = v.photo_id
     WHERE v.model_id = ? AND v.seq > ? AND p.state = 'indexed' ORDER BY v.seq LIMIT ?`,
  )
    .all(modelId, afterSeq, limit)
    .map((stored) => ({ ...stored, embedding: fromBlob(stored.embedding) }));
}

/**
 * Hands over vectors of a model whose `seq` lies above `afterSeq`, in that order, up to `limit`, whatever state their photos
 * are in: 4 µs each.
 *
 * @param take is given an embedding that holds only until it returns
 * @returns the last one's `seq`; null when there are no more
 */
export function scanVectors(
  db: Database,
  { modelId, dimensions }: { readonly modelId: number; readonly dimensions: number },
  afterSeq: number,
  limit: number,
  take: (photoId: number, embedding: Float32Array) => void,
): number | null {
  const rows = prepare<[number, number, number], { seq: number; photoId: number; embedding: Buffer }>(
    db,
    'SELECT seq, photo_id AS photoId, embedding FROM vectors WHERE model_id = ? AND seq > ? ORDER BY seq LIMIT ?',
  ).all(modelId, afterSeq, limit);
  const embedding = new Float32Array(dimensions);
  const bytes = Buffer.from(embedding.buffer);
  for (const row of rows) {
    row.embedding.copy(bytes);
    take(row.photoId, embedding);
  }
  return rows.at(-1)?.seq ?? null;
}

/** Embeddings by `seq`; those that are there no more are left out. */
export function embeddingsBySeq(db: Database, seqs: readonly number[]): Map<number, Float32Array> {
  const rows = prepare<[string], { seq: number; embedding: Buffer }>(
    db,
    'SELECT v.seq, v.embedding FROM json_each(?) wanted CROSS JOIN vectors v ON v.seq = wanted.value',
  ).all(JSON.stringify(seqs));
  return new Map(rows.map(({ seq, embedding }) => [seq, fromBlob(embedding)]));
}

export function countVectors(db: Database, modelId: number): number {
  return (
    prepare<[number], { n: number }>(
      db,
      `SELECT count(*) AS n FROM vectors v JOIN photos p ON p.id = v.photo_id WHERE v.model_id = ? AND p.state = 'indexed'`,
    ).get(modelId)?.n ?? 0
  );
}

/** Searchable photos whose vector is newer than `afterSeq`. */
export function countVectorsAfter(db: Database, modelId: number, afterSeq: number): number {
  return (
    prepare<[number, number], { n: number }>(
      db,
      `SELECT count(*) AS n FROM vectors v JOIN photos p ON p.id = v.photo_id
       WHERE v.model_id = ? AND v.seq > ? AND p.state = 'indexed'`,
    ).get(modelId, afterSeq)?.n ?? 0
  );
}

/** Little-endian float32: the byte order of every machine Rummage runs on. */
export function toBlob(embedding: Float32Array): Buffer {
  return Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength);
}

/** Copies, because SQLite's buffers are not always aligned to four bytes. */
export function fromBlob(blob: Buffer): Float32Array {
  const copy = new Float32Array(blob.byteLength / Float32Array.BYTES_PER_ELEMENT);
  Buffer.from(copy.buffer).set(blob);
  return copy;
}
