/** `label_vectors`: the labels of all sets as each model sees them, by their prompts; a cache. Owner: the indexer. */
import type { EmbeddedPrompts } from '../labels/label-embedder';
import { type Database, prepare, transact } from './database';
import { fromBlob, toBlob } from './vectors';

interface Stored {
  key: string;
  vector: Buffer | null;
  direction: Buffer | null;
}

/** Those that are kept, by key; null stands for a label the model does not know. */
export function readLabelVectors(
  db: Database,
  modelId: number,
  keys: readonly string[],
): Map<string, EmbeddedPrompts | null> {
  const rows = prepare<[string, number], Stored>(
    db,
    `SELECT l.key, l.vector, l.direction FROM json_each(?) wanted
     CROSS JOIN label_vectors l ON l.key = wanted.value AND l.model_id = ?`,
  ).all(JSON.stringify(keys), modelId);
  return new Map(
    rows.map(({ key, vector, direction }) => [
      key,
      vector && direction ? { vector: fromBlob(vector), direction: fromBlob(direction) } : null,
    ]),
  );
}

export function writeLabelVectors(
  db: Database,
  modelId: number,
  labels: ReadonlyMap<string, EmbeddedPrompts | null>,
): void {
  const put = prepare(
    db,
    'INSERT OR REPLACE INTO label_vectors (model_id, key, vector, direction) VALUES (?, ?, ?, ?)',
  );
  transact(db, () => {
    for (const [key, label] of labels) {
      put.run(modelId, key, label && toBlob(label.vector), label && toBlob(label.direction));
    }
  });
}

/** Forgets all but these. */
export function keepLabelVectors(db: Database, modelId: number, keys: Iterable<string>): void {
  prepare(db, 'DELETE FROM label_vectors WHERE model_id = ? AND key NOT IN (SELECT value FROM json_each(?))').run(
    modelId,
    JSON.stringify([...keys]),
  );
}
