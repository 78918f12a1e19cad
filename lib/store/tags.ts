/** `tags`, `photo_tags`, `tagging`: what the vocabulary says of each photo. Owner: the indexer. */
import type { PhotoTag, TagCount } from '../nouns';
import { type Database, prepare, transact } from './database';

export interface ScoredTag {
  readonly tagId: number;
  /** 0 … 1 */
  readonly score: number;
}

export interface LabelRow {
  readonly label: string;
  readonly group: string;
}

/** Makes `tags` hold exactly these labels, keeping the ids of those it had; @returns id by label */
export function syncLabels(db: Database, labels: readonly LabelRow[]): Map<string, number> {
  return transact(db, () => {
    const put = prepare<[string, string], { id: number }>(
      db,
      `INSERT INTO tags (label, label_group) VALUES (?, ?)
       ON CONFLICT (label) DO UPDATE SET label_group = excluded.label_group RETURNING id`,
    );
    const ids = new Map(labels.map(({ label, group }) => [label, put.get(label, group)?.id ?? 0]));
    const known = prepare<[], { id: number; label: string }>(db, 'SELECT id, label FROM tags').all();
    for (const { id, label } of known) if (!ids.has(label)) prepare(db, 'DELETE FROM tags WHERE id = ?').run(id);
    return ids;
  });
}

export function setPhotoTags(db: Database, photoId: number, tags: readonly ScoredTag[]): void {
  prepare(db, 'DELETE FROM photo_tags WHERE photo_id = ?').run(photoId);
  for (const { tagId, score } of tags) {
    prepare(db, 'INSERT INTO photo_tags (photo_id, tag_id, score) VALUES (?, ?, ?)').run(photoId, tagId, score);
  }
}

export function tagsOfPhoto(db: Database, photoId: number): PhotoTag[] {
  return prepare<[number], PhotoTag>(
    db,
    `SELECT t.label, t.label_group AS "group", pt.score FROM photo_tags pt JOIN tags t ON t.id = pt.tag_id
     WHERE pt.photo_id = ? ORDER BY pt.score DESC, t.label`,
  ).all(photoId);
}

/** Labels that at least one searchable photo has, the most frequent first. */
export function countTags(db: Database): TagCount[] {
  return prepare<[], TagCount>(
    db,
    `SELECT t.label, t.label_group AS "group", count(*) AS count
     FROM photo_tags pt JOIN tags t ON t.id = pt.tag_id JOIN photos p ON p.id = pt.photo_id
     WHERE p.state = 'indexed' GROUP BY t.id ORDER BY count DESC, t.label`,
  ).all();
}

/** Which model and vocabulary the stored tags come from; anything else means: tag again. */
export function readTagging(db: Database): { modelId: number; vocabulary: string } | null {
  return (
    prepare<[], { modelId: number; vocabulary: string }>(
      db,
      'SELECT model_id AS modelId, vocabulary FROM tagging',
    ).get() ?? null
  );
}

export function writeTagging(db: Database, modelId: number, vocabulary: string): void {
  prepare(
    db,
    `INSERT INTO tagging (id, model_id, vocabulary) VALUES (1, ?, ?)
     ON CONFLICT (id) DO UPDATE SET model_id = excluded.model_id, vocabulary = excluded.vocabulary`,
  ).run(modelId, vocabulary);
}
