/** `label_sets`: the sets a person made, and those of Rummage's that a person changed, whole. Owner: the web process. */
import type { LabelSet, SetLabel } from '../nouns';
import { type Database, prepare } from './database';

/** A set but for who made it, which its key tells. */
export type StoredLabelSet = Omit<LabelSet, 'origin'>;

interface Stored {
  key: string;
  name: string;
  exclusive: 0 | 1;
  enabled: 0 | 1;
  templates: string;
  labels: string;
}

/** In the order of their names. */
export function readLabelSets(db: Database): StoredLabelSet[] {
  return prepare<[], Stored>(
    db,
    'SELECT key, name, exclusive, enabled, templates, labels FROM label_sets ORDER BY name COLLATE NOCASE, key',
  )
    .all()
    .map(({ key, name, exclusive, enabled, templates, labels }) => ({
      key,
      name,
      exclusive: exclusive === 1,
      enabled: enabled === 1,
      templates: JSON.parse(templates) as string[],
      labels: JSON.parse(labels) as SetLabel[],
    }));
}

/** In place of any set with this key; no other may have its name. */
export function putLabelSet(db: Database, { key, name, exclusive, enabled, templates, labels }: StoredLabelSet): void {
  prepare(
    db,
    `INSERT INTO label_sets (key, name, exclusive, enabled, templates, labels) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET name = excluded.name, exclusive = excluded.exclusive, enabled = excluded.enabled,
       templates = excluded.templates, labels = excluded.labels`,
  ).run(key, name, Number(exclusive), Number(enabled), JSON.stringify(templates), JSON.stringify(labels));
}

/** @returns whether there was one */
export function deleteLabelSet(db: Database, key: string): boolean {
  return prepare(db, 'DELETE FROM label_sets WHERE key = ?').run(key).changes > 0;
}
