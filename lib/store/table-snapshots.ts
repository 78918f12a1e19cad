/** `table_snapshots`: files the indexer has written of the vectors as searches keep them; the newest per model counts. Owner: the indexer. */
import { type Database, prepare, transact } from './database';

export interface TableSnapshot {
  readonly modelId: number;
  /** Base name below the data folder's `graphs/`. */
  readonly file: string;
  /** Photos in it. */
  readonly vectors: number;
  /** Every change up to this revision is in it. */
  readonly revision: number;
  /** CRC-32 of the file, hex. */
  readonly checksum: string;
}

export function newestTableSnapshot(db: Database, modelId: number): TableSnapshot | null {
  return (
    prepare<[number], TableSnapshot>(
      db,
      `SELECT model_id AS modelId, file, vectors, revision, checksum FROM table_snapshots
       WHERE model_id = ? ORDER BY id DESC LIMIT 1`,
    ).get(modelId) ?? null
  );
}

/** Stores a snapshot in place of the model's former one. */
export function replaceTableSnapshot(db: Database, snapshot: TableSnapshot): void {
  transact(db, () => {
    prepare(db, 'DELETE FROM table_snapshots WHERE model_id = ?').run(snapshot.modelId);
    prepare(
      db,
      `INSERT INTO table_snapshots (model_id, file, vectors, revision, checksum, published_at)
       VALUES (@modelId, @file, @vectors, @revision, @checksum, @publishedAt)`,
    ).run({ ...snapshot, publishedAt: Date.now() });
  });
}

/** Photos that changed after a revision: what a search reads from the database beside the snapshot. */
export function countChangesSince(db: Database, revision: number): number {
  return (
    prepare<[{ revision: number }], { n: number }>(
      db,
      `SELECT (SELECT count(*) FROM photos WHERE revision > @revision)
            + (SELECT count(*) FROM deleted_photos WHERE revision > @revision) AS n`,
    ).get({ revision })?.n ?? 0
  );
}
