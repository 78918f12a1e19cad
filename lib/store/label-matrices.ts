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
