/** Photos with their vectors, for what is computed from those: tags and places in albums. Nothing is written here. */
import { type Database, prepare } from './database';
import { fromBlob } from './vectors';

export interface EmbeddedPhoto {
  readonly seq: number;
  readonly photoId: number;
  /** L2-normalised. */
  readonly embedding: Float32Array;
  readonly background: { readonly mean: number; readonly deviation: number };
  /** Milliseconds since 1970; the camera's wall clock read as if it were UTC. */
  readonly takenAt: number | null;
  /** Neither missing nor trashed. */
  readonly isSearchable: boolean;
}

interface Stored {
  seq: number;
  photoId: number;
  embedding: Buffer;
  mean: number;
  deviation: number;
  takenAt: number | null;
  isSearchable: 0 | 1;
}

const COLUMNS = `v.seq, v.photo_id AS photoId, v.embedding, v.background_mean AS mean,
  v.background_deviation AS deviation, p.taken_at AS takenAt, p.state = 'indexed' AS isSearchable`;

/**
 * Photos with a vector of a model whose `seq` lies above `afterSeq`, in that order, up to `limit`. Those missing or
 * trashed are among them: should they come back, they come back with the right tags, to the right albums.
 */
export function embeddedPhotosAfter(db: Database, modelId: number, afterSeq: number, limit: number): EmbeddedPhoto[] {
  return prepare<[number, number, number], Stored>(
    db,
    `SELECT ${COLUMNS} FROM vectors v JOIN photos p ON p.id = v.photo_id
     WHERE v.model_id = ? AND v.seq > ? ORDER BY v.seq LIMIT ?`,
  )
    .all(modelId, afterSeq, limit)
    .map(toPhoto);
}

/** Those of the photos that have a vector of a model, in no order. */
export function embeddedPhotos(db: Database, modelId: number, photoIds: readonly number[]): EmbeddedPhoto[] {
  return prepare<[string, number], Stored>(
    db,
    `SELECT ${COLUMNS} FROM json_each(?) asked CROSS JOIN vectors v ON v.photo_id = asked.value AND v.model_id = ?
     JOIN photos p ON p.id = v.photo_id`,
  )
    .all(JSON.stringify(photoIds), modelId)
    .map(toPhoto);
}

function toPhoto({ mean, deviation, embedding, isSearchable, ...photo }: Stored): EmbeddedPhoto {
  return {
    ...photo,
    isSearchable: isSearchable === 1,
    embedding: fromBlob(embedding),
    background: { mean, deviation },
  };
}
