/** Photos that several models have a vector of; nothing is written here. These scan: ask them in a worker thread. */
import { type Database, prepare } from './database';
import { fromBlob } from './vectors';

/** A searchable photo that two models cover. */
export interface CoveredPhoto {
  readonly photoId: number;
  /** L2-normalised, of each model's own dimensions. */
  readonly a: Float32Array;
  readonly b: Float32Array;
}

interface Pair {
  readonly a: number;
  readonly b: number;
}

/** The + keeps SQLite from starting at the state, which would sort every photo anew for each batch: 2 s instead of 20 ms. */
const BOTH = `FROM photos p
  CROSS JOIN vectors va ON va.photo_id = p.id AND va.model_id = @a
  CROSS JOIN vectors vb ON vb.photo_id = p.id AND vb.model_id = @b
  WHERE +p.state = 'indexed'`;

/** Searchable photos two models cover, by id from `afterId` on, up to `limit`. */
export function coveredByBoth(db: Database, pair: Pair, afterId: number, limit: number): CoveredPhoto[] {
  return prepare<[Pair & { afterId: number; limit: number }], { photoId: number; a: Buffer; b: Buffer }>(
    db,
    `SELECT p.id AS photoId, va.embedding AS a, vb.embedding AS b ${BOTH} AND p.id > @afterId ORDER BY p.id LIMIT @limit`,
  )
    .all({ ...pair, afterId, limit })
    .map(({ photoId, a, b }) => ({ photoId, a: fromBlob(a), b: fromBlob(b) }));
}

/** Vectors there are of a model, those of photos that cannot be searched now among them; as cheap as reading one row. */
export function countStored(db: Database, modelId: number): number {
  return (
    prepare<[number], { vectors: number }>(db, 'SELECT vectors FROM vector_counts WHERE model_id = ?').get(modelId)
      ?.vectors ?? 0
  );
}

export function countCoveredByBoth(db: Database, pair: Pair): number {
  return prepare<[Pair], { n: number }>(db, `SELECT count(*) AS n ${BOTH}`).get(pair)?.n ?? 0;
}

/** A text that changes whenever the photos two models cover may have changed, or their vectors. */
export function coverageMark(db: Database, pair: Pair): string {
  return (
    prepare<[Pair], { mark: string }>(
      db,
      `SELECT coalesce((SELECT max(revision) FROM photos), 0)
         || ' ' || coalesce((SELECT max(revision) FROM deleted_photos), 0)
         || ' ' || coalesce((SELECT max(seq) FROM vectors), 0)
         || ' ' || coalesce((SELECT vectors FROM vector_counts WHERE model_id = @a), 0)
         || ' ' || coalesce((SELECT vectors FROM vector_counts WHERE model_id = @b), 0) AS mark`,
    ).get(pair)?.mark ?? ''
  );
}
