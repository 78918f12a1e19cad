/** `progress`: what the indexer is doing and how fast, in one row. Owner: the indexer. */
import type { IndexingState, StageTimes } from '../nouns';
import { type Database, prepare } from './database';

export interface Progress {
  /** The model whose vectors are being made. */
  readonly modelId: number;
  readonly state: WorkingState;
  readonly photosPerSecond: number;
  readonly secondsLeft: number | null;
  /** Since this indexer started. */
  readonly bytesRead: number;
  readonly bytesPerSecond: number;
  readonly stages: StageTimes;
}

/** What an indexer that runs can say of itself. */
export type WorkingState = Exclude<IndexingState, 'done' | 'stopped'>;

type Stored = Omit<Progress, 'stages'> & StageTimes & { readonly updatedAt: number };

export function readProgress(db: Database): (Progress & { readonly updatedAt: number }) | null {
  const stored = prepare<[], Stored>(
    db,
    `SELECT model_id AS modelId, state, photos_per_second AS photosPerSecond, seconds_left AS secondsLeft,
       bytes_read AS bytesRead, bytes_per_second AS bytesPerSecond, read_ms AS read, decode_ms AS decode,
       embed_ms AS embed, store_ms AS store, updated_at AS updatedAt FROM progress`,
  ).get();
  if (stored === undefined) return null;

  const { read, decode, embed, store, ...progress } = stored;
  return { ...progress, stages: { read, decode, embed, store } };
}

export function writeProgress(db: Database, { stages, ...progress }: Progress): void {
  prepare(
    db,
    `INSERT INTO progress (id, model_id, state, photos_per_second, seconds_left, bytes_read, bytes_per_second,
       read_ms, decode_ms, embed_ms, store_ms, updated_at)
     VALUES (1, @modelId, @state, @photosPerSecond, @secondsLeft, @bytesRead, @bytesPerSecond,
       @read, @decode, @embed, @store, @updatedAt)
     ON CONFLICT (id) DO UPDATE SET model_id = excluded.model_id, state = excluded.state,
       photos_per_second = excluded.photos_per_second, seconds_left = excluded.seconds_left,
       bytes_read = excluded.bytes_read, bytes_per_second = excluded.bytes_per_second, read_ms = excluded.read_ms,
       decode_ms = excluded.decode_ms, embed_ms = excluded.embed_ms, store_ms = excluded.store_ms,
       updated_at = excluded.updated_at`,
  ).run({ ...progress, ...stages, updatedAt: Date.now() });
}
