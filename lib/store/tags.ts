/** `tags`, `photo_tags`, `tagging`: what the vocabulary says of each photo, by model. Owner: the indexer. */
import type { PhotoTag, TagCount } from '../nouns';
import { ACTIVE_MODEL } from './active-model';
import { type Database, prepare, transact } from './database';
import { NOT_TAKEN_AWAY } from './hand-tags';
import { SEARCHABLE } from './hidden';

/** What tags are grouped under that no vocabulary knows: people make them up. */
const OWN_GROUP = 'yours';

export interface ScoredTag {
  readonly tagId: number;
  /** 0 … 1 */
  readonly score: number;
}

export interface LabelRow {
  readonly label: string;
  readonly group: string;
}

/** Makes `tags` hold these labels among others, keeping the ids of those it had; @returns id by label */
export function addLabels(db: Database, labels: readonly LabelRow[]): Map<string, number> {
  return transact(db, () => {
    const put = prepare<[string, string], { id: number }>(
      db,
      `INSERT INTO tags (label, label_group) VALUES (?, ?)
       ON CONFLICT (label) DO UPDATE SET label_group = excluded.label_group RETURNING id`,
    );
    return new Map(labels.map(({ label, group }) => [label, put.get(label, group)?.id ?? 0]));
  });
}

/** Forgets every label but these, with all photos' tags of it. @param ids as {@link addLabels} told them */
export function keepLabels(db: Database, ids: readonly number[]): void {
  prepare(db, 'DELETE FROM tags WHERE id NOT IN (SELECT value FROM json_each(?))').run(JSON.stringify(ids));
}

/** A label that is no more, since this was decided, is left out. */
export function setPhotoTags(db: Database, photoId: number, modelId: number, tags: readonly ScoredTag[]): void {
  prepare(db, 'DELETE FROM photo_tags WHERE photo_id = ? AND model_id = ?').run(photoId, modelId);
  const put = prepare(
    db,
    'INSERT INTO photo_tags (photo_id, model_id, tag_id, score) SELECT ?, ?, id, ? FROM tags WHERE id = ?',
  );
  for (const { tagId, score } of tags) put.run(photoId, modelId, score, tagId);
}

/** Gives the photo whose vector has this `seq` a tag, or another score of it; nothing once it has another vector. */
export function putTagBySeq(db: Database, seq: number, { tagId, score }: ScoredTag): void {
  prepare(
    db,
    `INSERT INTO photo_tags (photo_id, model_id, tag_id, score) SELECT photo_id, model_id, ?, ? FROM vectors WHERE seq = ?
     ON CONFLICT (photo_id, model_id, tag_id) DO UPDATE SET score = excluded.score`,
  ).run(tagId, score, seq);
}

/** Takes a tag from the photo whose vector has this `seq`. */
export function dropTagBySeq(db: Database, seq: number, tagId: number): void {
  prepare(
    db,
    `DELETE FROM photo_tags WHERE tag_id = ?
     AND (photo_id, model_id) = (SELECT photo_id, model_id FROM vectors WHERE seq = ?)`,
  ).run(tagId, seq);
}

/** The tags the photos of these vectors have, as `[seq, tag, score]`. */
export function tagsBetween(db: Database, modelId: number, first: number, last: number): [number, number, number][] {
  return db
    .prepare<[number, number, number], [number, number, number]>(
      `SELECT v.seq, pt.tag_id, pt.score FROM vectors v
       CROSS JOIN photo_tags pt ON pt.photo_id = v.photo_id AND pt.model_id = v.model_id
       WHERE v.model_id = ? AND v.seq BETWEEN ? AND ?`,
    )
    .raw()
    .all(modelId, first, last);
}

/** What people said of the tags of the photos of these vectors. */
export function handTagsBetween(
  db: Database,
  modelId: number,
  first: number,
  last: number,
): { seq: number; tagId: number; said: 'on' | 'off' }[] {
  return prepare<[number, number, number], { seq: number; tagId: number; said: 'on' | 'off' }>(
    db,
    `SELECT v.seq, t.id AS tagId, h.said FROM vectors v CROSS JOIN hand_tags h ON h.photo_id = v.photo_id
     JOIN tags t ON t.label = h.label WHERE v.model_id = ? AND v.seq BETWEEN ? AND ?`,
  ).all(modelId, first, last);
}

/**
 * A photo's tags, those a person gave it leading, then the most confident: those of the active model unless another is named,
 * without what a person took away.
 */
export function tagsOfPhoto(db: Database, photoId: number, modelId: number | null = null): PhotoTag[] {
  const seen = prepare<[number, number | null], PhotoTag>(
    db,
    `SELECT t.label, t.label_group AS "group", pt.score FROM photo_tags pt JOIN tags t ON t.id = pt.tag_id
     WHERE pt.photo_id = ? AND pt.model_id = coalesce(?, ${ACTIVE_MODEL}) AND ${NOT_TAKEN_AWAY}
     ORDER BY pt.score DESC, t.label`,
  ).all(photoId, modelId);
  const given = prepare<[number], Omit<PhotoTag, 'byHand'>>(
    db,
    `SELECT h.label, coalesce(t.label_group, '${OWN_GROUP}') AS "group", 1.0 AS score
     FROM hand_tags h LEFT JOIN tags t ON t.label = h.label WHERE h.photo_id = ? AND h.said = 'on' ORDER BY h.label`,
  )
    .all(photoId)
    .map((tag) => ({ ...tag, byHand: true as const }));
  const labels = new Set(given.map(({ label }) => label));
  return [...given, ...seen.filter(({ label }) => !labels.has(label))];
}

/**
 * Labels that at least one searchable photo has, the most frequent first.
 *
 * @param among counts these photos alone
 */
export function countTags(db: Database, among: readonly number[] | null = null): TagCount[] {
  // CROSS JOIN: from the tags, or from the photos asked for, to their photos. Otherwise SQLite makes an index of all tags first.
  const [tagged, judged, wanted] =
    among === null
      ? [
          'tags t CROSS JOIN photo_tags pt ON pt.tag_id = t.id CROSS JOIN photos p ON p.id = pt.photo_id',
          'hand_tags h CROSS JOIN photos p ON p.id = h.photo_id',
          SEARCHABLE,
        ]
      : [
          'json_each(@among) asked CROSS JOIN photo_tags pt ON pt.photo_id = asked.value JOIN tags t ON t.id = pt.tag_id',
          'json_each(@among) asked CROSS JOIN hand_tags h ON h.photo_id = asked.value',
          'TRUE',
        ];
  return prepare<[{ among: string }], TagCount>(
    db,
    `SELECT has.label, coalesce(known.label_group, '${OWN_GROUP}') AS "group", sum(has.photos) AS count FROM (
       SELECT t.label, count(*) AS photos FROM ${tagged}
         WHERE pt.model_id = ${ACTIVE_MODEL} AND ${wanted} AND NOT EXISTS (
           SELECT 1 FROM hand_tags said WHERE said.photo_id = pt.photo_id AND said.label = t.label)
         GROUP BY pt.tag_id
       UNION ALL SELECT h.label, count(*) FROM ${judged} WHERE h.said = 'on' AND ${wanted} GROUP BY h.label) has
     LEFT JOIN tags known ON known.label = has.label GROUP BY has.label ORDER BY count DESC, has.label`,
  ).all({ among: JSON.stringify(among) });
}

/** A tag of a photo, as it is handed to other programs. */
export interface ExportedTag extends PhotoTag {
  readonly photoId: number;
}

/** Every tag of every searchable photo, photo by photo; read it to the end before anything is written. */
export function* everyTag(db: Database): Generator<ExportedTag> {
  const ids = db.prepare<[], number>(`SELECT p.id FROM photos p WHERE ${SEARCHABLE} ORDER BY p.id`).pluck().all();
  for (const photoId of ids) for (const tag of tagsOfPhoto(db, photoId)) yield { photoId, ...tag };
}

/** The sets a model's stored tags come from; others than today's mean: tag again. Null before the first. */
export function readTagging(db: Database, modelId: number): string | null {
  return (
    prepare<[number], { vocabulary: string }>(db, 'SELECT vocabulary FROM tagging WHERE model_id = ?').get(modelId)
      ?.vocabulary ?? null
  );
}

export function writeTagging(db: Database, modelId: number, vocabulary: string): void {
  prepare(
    db,
    `INSERT INTO tagging (model_id, vocabulary) VALUES (?, ?)
     ON CONFLICT (model_id) DO UPDATE SET vocabulary = excluded.vocabulary`,
  ).run(modelId, vocabulary);
}
