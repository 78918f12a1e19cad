/** `models`: every model that ever made a vector; `vector_counts`, kept by triggers. Owner: the indexer. */
import type { ModelIdentity } from '../encoder/identity';
import { type Database, prepare, transact } from './database';

export interface ModelRow extends ModelIdentity {
  readonly id: number;
  /** What it was loaded by: see lib/encoder/reference.ts. */
  readonly reference: string;
}

const COLUMNS = 'm.id, m.reference, m.name, m.revision, m.dtype, m.preprocessing, m.dimensions';

/** @returns the number this exact model (name, revision, dtype, preprocessing) goes by in other tables */
export function rememberModel(db: Database, model: ModelIdentity, reference: string = model.name): number {
  return transact(db, () => {
    const known = findModel(db, model);
    if (known !== null) {
      prepare(db, 'UPDATE models SET reference = ? WHERE id = ? AND reference <> ?').run(reference, known, reference);
      return known;
    }

    const { lastInsertRowid } = prepare(
      db,
      `INSERT INTO models (reference, name, revision, dtype, preprocessing, dimensions)
       VALUES (@reference, @name, @revision, @dtype, @preprocessing, @dimensions)`,
    ).run({ ...model, reference });
    return Number(lastInsertRowid);
  });
}

/** The number this exact model goes by, or null while no vector of it was ever made. */
export function findModel(db: Database, model: ModelIdentity): number | null {
  return (
    prepare<[string, string, string, number], { id: number }>(
      db,
      'SELECT id FROM models WHERE name = ? AND revision = ? AND dtype = ? AND preprocessing = ?',
    ).get(model.name, model.revision, model.dtype, model.preprocessing)?.id ?? null
  );
}

export function readModel(db: Database, id: number): ModelRow | null {
  return prepare<[number], ModelRow>(db, `SELECT ${COLUMNS} FROM models m WHERE m.id = ?`).get(id) ?? null;
}

/** Every model that went by a reference: one for each revision there was of its files. */
export function modelsByReference(db: Database, reference: string): ModelRow[] {
  return prepare<[string], ModelRow>(db, `SELECT ${COLUMNS} FROM models m WHERE m.reference = ? ORDER BY m.id`).all(
    reference,
  );
}

/** Vectors there are by reference; of a model whose files changed, those of its newest revision. */
export function countVectorsByReference(db: Database): Map<string, number> {
  const rows = prepare<[], { reference: string; vectors: number }>(
    db,
    `SELECT m.reference, c.vectors FROM models m JOIN vector_counts c ON c.model_id = m.id ORDER BY m.id`,
  ).all();
  return new Map(rows.map(({ reference, vectors }) => [reference, vectors]));
}

/** Forgets everything computed with a model, up to `limit` vectors at a time; @returns whether nothing is left */
export function forgetComputedWith(db: Database, modelId: number, limit: number): boolean {
  return transact(db, () => {
    const { changes } = prepare<[number, number]>(
      db,
      `DELETE FROM vectors WHERE seq IN (SELECT seq FROM vectors WHERE model_id = ? ORDER BY seq LIMIT ?)`,
    ).run(modelId, limit);
    if (changes > 0) return false;

    for (const table of [
      'photo_tags',
      'tagging',
      'album_members',
      'album_fills',
      'album_probes',
      'album_ideas',
      'album_idea_runs',
      'fill_failures',
      'look_alikes',
      'label_matrices',
      'label_vectors',
      'generations',
      'table_snapshots',
    ]) {
      prepare(db, `DELETE FROM ${table} WHERE model_id = ?`).run(modelId);
    }
    return true;
  });
}
