/** `models`: every model that ever made a vector. Owner: the indexer. */
import type { ModelIdentity } from '../encoder/identity';
import { type Database, prepare, transact } from './database';

/** @returns the number this exact model (name, revision, dtype, preprocessing) goes by in other tables */
export function rememberModel(db: Database, model: ModelIdentity): number {
  return transact(db, () => {
    const known = findModel(db, model);
    if (known !== null) return known;

    const { lastInsertRowid } = prepare(
      db,
      `INSERT INTO models (name, revision, dtype, preprocessing, dimensions)
       VALUES (@name, @revision, @dtype, @preprocessing, @dimensions)`,
    ).run({ ...model });
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
