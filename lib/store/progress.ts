/** `progress`: how fast the indexer goes, in one row. Owner: the indexer. */
import { type Database, prepare } from './database';

export interface Progress {
  /** The model whose vectors are being made. */
  readonly modelId: number;
  readonly photosPerSecond: number;
  readonly secondsLeft: number | null;
}

export function readProgress(db: Database): (Progress & { readonly updatedAt: number }) | null {
  return (
    prepare<[], Progress & { updatedAt: number }>(
      db,
      `SELECT model_id AS modelId, photos_per_second AS photosPerSecond, seconds_left AS secondsLeft,
         updated_at AS updatedAt FROM progress`,
    ).get() ?? null
  );
}

export function writeProgress(db: Database, progress: Progress): void {
  prepare(
    db,
    `INSERT INTO progress (id, model_id, photos_per_second, seconds_left, updated_at)
     VALUES (1, @modelId, @photosPerSecond, @secondsLeft, @updatedAt)
     ON CONFLICT (id) DO UPDATE SET model_id = excluded.model_id, photos_per_second = excluded.photos_per_second,
       seconds_left = excluded.seconds_left, updated_at = excluded.updated_at`,
  ).run({ ...progress, updatedAt: Date.now() });
}
