/** `generations`: the graphs the indexer has published; the newest per model counts. Owner: the indexer. */
import { type Database, prepare } from './database';

export interface Generation {
  readonly id: number;
  readonly modelId: number;
  /** Base name below the data folder's `graphs/`. */
  readonly file: string;
  readonly vectors: number;
  /** Every searchable vector with a `seq` up to this one is in the graph. */
  readonly lastSeq: number;
  /** SHA-256 of the file, hex. */
  readonly checksum: string;
}

const COLUMNS = 'id, model_id AS modelId, file, vectors, last_seq AS lastSeq, checksum';

export function newestGeneration(db: Database, modelId: number): Generation | null {
  return (
    prepare<[number], Generation>(
      db,
      `SELECT ${COLUMNS} FROM generations WHERE model_id = ? ORDER BY id DESC LIMIT 1`,
    ).get(modelId) ?? null
  );
}

export function insertGeneration(db: Database, generation: Omit<Generation, 'id'>): void {
  prepare(
    db,
    `INSERT INTO generations (model_id, file, vectors, last_seq, checksum, published_at)
     VALUES (@modelId, @file, @vectors, @lastSeq, @checksum, @publishedAt)`,
  ).run({ ...generation, publishedAt: Date.now() });
}

/** Forgets all but the newest generation of a model; @returns the files no row names any more */
export function deleteOlderGenerations(db: Database, modelId: number): string[] {
  const newest = newestGeneration(db, modelId);
  if (newest === null) return [];

  return prepare<[number, number], { file: string }>(
    db,
    'DELETE FROM generations WHERE model_id = ? AND id < ? RETURNING file',
  )
    .all(modelId, newest.id)
    .map((row) => row.file);
}

/** Every file of the graphs folder a row names, of whichever model: graphs, and snapshots of tables. */
export function generationFiles(db: Database): Set<string> {
  const rows = prepare<[], { file: string }>(
    db,
    'SELECT file FROM generations UNION ALL SELECT file FROM table_snapshots',
  ).all();
  return new Set(rows.map((row) => row.file));
}
