/**
 * `hand_tags`: tags a person gave a photo, or took from it, whatever a model sees. Owner: the web process. A photo has a tag
 * when a person gave it, or when the model did and no person took it away.
 */
import { ACTIVE_MODEL } from './active-model';
import { type Database, prepare } from './database';
import type { Said, Saying } from './said';

export type HandTag = 'on' | 'off';

/** Whether a person gave photos this tag or took it away; null where the model decides. */
export function handTag(label: string): Saying<HandTag | null> {
  return {
    read: (db, photoIds): Said<HandTag | null>[] =>
      prepare<[string, string], Said<HandTag | null>>(
        db,
        `SELECT p.id AS photoId, h.said AS value FROM json_each(?) asked
         CROSS JOIN photos p ON p.id = asked.value LEFT JOIN hand_tags h ON h.photo_id = p.id AND h.label = ?`,
      ).all(JSON.stringify(photoIds), label),

    write(db, photoIds, value) {
      const ids = JSON.stringify(photoIds);
      if (value === null) {
        prepare(db, 'DELETE FROM hand_tags WHERE label = ? AND photo_id IN (SELECT value FROM json_each(?))').run(
          label,
          ids,
        );
        return;
      }
      prepare(db, 'INSERT OR REPLACE INTO hand_tags (photo_id, label, said) SELECT value, ?, ? FROM json_each(?)').run(
        label,
        value,
        ids,
      );
    },
  };
}

/** A photo with a vector that a person gave a tag, or took it from. */
export interface JudgedPhoto {
  readonly label: string;
  readonly photoId: number;
  /** Of its vector: another means that the photo is embedded anew. */
  readonly seq: number;
  readonly said: HandTag;
}

/** What people said of photos a model has a vector of, by labels given and taken at least so many times each. */
export function judgedPhotos(db: Database, modelId: number, leastOfEach: number): JudgedPhoto[] {
  return prepare<[number, number, number], JudgedPhoto>(
    db,
    `SELECT h.label, h.photo_id AS photoId, v.seq, h.said FROM hand_tags h
     JOIN vectors v ON v.photo_id = h.photo_id AND v.model_id = ?
     WHERE h.label IN (SELECT label FROM hand_tags GROUP BY label
       HAVING sum(said = 'on') >= ? AND sum(said = 'off') >= ?)
     ORDER BY h.label, h.photo_id`,
  ).all(modelId, leastOfEach, leastOfEach);
}

/** True of a photo tag `pt` of the tag `t` that no person took away. */
export const NOT_TAKEN_AWAY = `NOT EXISTS (SELECT 1 FROM hand_tags h
  WHERE h.photo_id = pt.photo_id AND h.label = t.label AND h.said = 'off')`;

/**
 * The ids, as `photo_id`, of photos with a tag whose label fulfils a condition.
 *
 * @param where of a column `label`; it stands there twice, and so must its values
 */
export function taggedPhotos(where: (label: string) => string): string {
  return `SELECT pt.photo_id FROM tags t JOIN photo_tags pt ON pt.tag_id = t.id AND pt.model_id = ${ACTIVE_MODEL}
    WHERE ${where('t.label')} AND ${NOT_TAKEN_AWAY}
    UNION SELECT g.photo_id FROM hand_tags g WHERE ${where('g.label')} AND g.said = 'on'`;
}
