/** `label_matrices`: the vocabulary as each model sees it; a cache, made again when model or vocabulary change. Owner: the indexer. */
import type { Label } from '../tags/vocabulary';
import type { LabelMatrix } from '../tags/zero-shot';
import { type Database, prepare } from './database';
import { fromBlob, toBlob } from './vectors';

interface Stored {
  labels: string;
  dimensions: number;
  typicalDeviation: number;
  vectors: Buffer;
}

/** Null when there is none, or it is of another vocabulary. */
export function readLabelMatrix(db: Database, modelId: number, vocabulary: string): LabelMatrix | null {
  const row = prepare<[number, string], Stored>(
    db,
    `SELECT labels, dimensions, typical_deviation AS typicalDeviation, vectors FROM label_matrices
     WHERE model_id = ? AND vocabulary = ?`,
  ).get(modelId, vocabulary);
  return row ? { ...row, labels: JSON.parse(row.labels) as Label[], vectors: fromBlob(row.vectors) } : null;
}

export function writeLabelMatrix(db: Database, modelId: number, vocabulary: string, matrix: LabelMatrix): void {
  const { labels, dimensions, typicalDeviation, vectors } = matrix;
  prepare(
    db,
    `INSERT OR REPLACE INTO label_matrices (model_id, vocabulary, labels, dimensions, typical_deviation, vectors)
     VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(modelId, vocabulary, JSON.stringify(labels), dimensions, typicalDeviation, toBlob(vectors));
}

/** Vectors of the photos that ship with Rummage, L2-normalised; none while the indexer has not embedded them. */
export function readBackgroundPhotos(db: Database, modelId: number, vocabulary: string): Float32Array[] {
  const row = prepare<[number, string], { dimensions: number; photos: Buffer | null }>(
    db,
    'SELECT dimensions, background_photos AS photos FROM label_matrices WHERE model_id = ? AND vocabulary = ?',
  ).get(modelId, vocabulary);
  if (!row?.photos) return [];

  const { dimensions } = row;
  const all = fromBlob(row.photos);
  return Array.from({ length: all.length / dimensions }, (_, i) => all.subarray(i * dimensions, (i + 1) * dimensions));
}

/** Kept beside the model's label matrix, which must have been written before. */
export function writeBackgroundPhotos(db: Database, modelId: number, photos: readonly Float32Array[]): void {
  const all = Buffer.concat(photos.map(toBlob));
  prepare(db, 'UPDATE label_matrices SET background_photos = ? WHERE model_id = ?').run(all, modelId);
}
