/** `photos.placeholder`: what stands for a picture until it is there, see `thumbnails/placeholder.ts`. Owner: the indexer. */
import { type Database, prepare } from './database';

interface Waiting {
  readonly id: number;
  readonly contentId: string;
}

/** Indexed photos after one of them that have no placeholder yet, by number. */
export function photosWithoutPlaceholder(db: Database, afterId: number, limit: number): Waiting[] {
  return prepare<[number, number], Waiting>(
    db,
    // Named, because SQLite would rather walk all that are indexed, for every page anew.
    `SELECT id, content_id AS contentId FROM photos INDEXED BY photos_without_placeholder
     WHERE id > ? AND state = 'indexed' AND placeholder IS NULL ORDER BY id LIMIT ?`,
  ).all(afterId, limit);
}

/** Nothing else looks at it, so that nobody need be told: lists loaded anew have it. */
export function putPlaceholder(db: Database, photoId: number, placeholder: Uint8Array): void {
  prepare(db, 'UPDATE photos SET placeholder = ? WHERE id = ?').run(placeholder, photoId);
}

/** The placeholders of these photos, as far as there are any. */
export function placeholdersOf(db: Database, ids: readonly number[]): ReadonlyMap<number, Uint8Array> {
  const rows = prepare<[string], { id: number; placeholder: Buffer }>(
    db,
    `SELECT p.id, p.placeholder FROM json_each(?) wanted CROSS JOIN photos p ON p.id = wanted.value
     WHERE p.placeholder IS NOT NULL`,
  ).all(JSON.stringify(ids));
  return new Map(rows.map(({ id, placeholder }) => [id, placeholder]));
}
