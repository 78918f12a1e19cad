import { dot } from '#lib/encoder/normalise';
import { dataPaths } from '#lib/paths';
import { ACTIVE_MODEL } from '#lib/store/active-model';
import { openDatabase } from '#lib/store/database';
import { fromBlob } from '#lib/store/vectors';

/** What a library knows of one file's photo, free of what may differ between two runs: ids, times, order. */
export interface FileState {
  readonly path: string;
  readonly state: string;
  readonly vectors: number;
  readonly embedding: Float32Array | null;
  /** Labels in order, with scores to one decimal. */
  readonly tags: string;
}

/** Batches of different sizes sum in different orders: the same photo's vectors may differ in their last bits. */
const SAME_COSINE = 0.999999;

/** The whole content of a library as the active model sees it, in order of path, for comparing two runs. */
export function libraryState(data: string): FileState[] {
  const db = openDatabase(dataPaths(data), 'computed');
  try {
    return db
      .prepare<[], Omit<FileState, 'embedding'> & { embedding: Buffer | null }>(
        `SELECT f.path, p.state, v.embedding, count(v.seq) AS vectors,
           (SELECT coalesce(group_concat(t.label || t.score, ','), '') FROM (
              SELECT t.label, round(pt.score, 1) AS score FROM photo_tags pt JOIN tags t ON t.id = pt.tag_id
              WHERE pt.photo_id = p.id AND pt.model_id = ${ACTIVE_MODEL} ORDER BY t.label) t) AS tags
         FROM files f JOIN photos p ON p.id = f.photo_id LEFT JOIN vectors v ON v.photo_id = p.id AND v.model_id = ${ACTIVE_MODEL}
         GROUP BY f.id ORDER BY f.path`,
      )
      .all()
      .map((row) => ({ ...row, embedding: row.embedding === null ? null : fromBlob(row.embedding) }));
  } finally {
    db.close();
  }
}

/** The paths whose photos differ between two libraries, those that only one has included. */
export function differingPaths(a: readonly FileState[], b: readonly FileState[]): string[] {
  const others = new Map(b.map((file) => [file.path, file]));
  const paths = new Set([...a, ...b].map(({ path }) => path));
  const own = new Map(a.map((file) => [file.path, file]));
  return [...paths].filter((path) => !isSame(own.get(path), others.get(path)));
}

function isSame(a: FileState | undefined, b: FileState | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a.state !== b.state || a.vectors !== b.vectors || a.tags !== b.tags) return false;
  if (a.embedding === null || b.embedding === null) return a.embedding === b.embedding;
  return dot(a.embedding, b.embedding) >= SAME_COSINE;
}
