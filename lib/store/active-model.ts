/** `active_model`: the one row that says which model answers. Owner: the indexer. */
import { type Database, prepare } from './database';
import { type ModelRow, readModel } from './models';

/** For use inside SQL: what is computed from photos is kept per model, and this picks the model that counts. */
export const ACTIVE_MODEL = '(SELECT model_id FROM active_model)';

export interface ActiveModel {
  readonly model: ModelRow;
  /** The model about to become active, once it covers everything: readers get ready for it. */
  readonly nextId: number | null;
}

/** Null until an indexer has run. */
export function readActiveModel(db: Database): ActiveModel | null {
  const row = prepare<[], { modelId: number; nextId: number | null }>(
    db,
    'SELECT model_id AS modelId, next_model_id AS nextId FROM active_model',
  ).get();
  const model = row && readModel(db, row.modelId);
  return model ? { model, nextId: row.nextId } : null;
}

/** Makes a model the one that answers: the flip. Everything read through {@link ACTIVE_MODEL} changes with it. */
export function activateModel(db: Database, modelId: number): void {
  prepare(
    db,
    `INSERT INTO active_model (id, model_id, since) VALUES (1, @modelId, @now)
     ON CONFLICT (id) DO UPDATE SET model_id = excluded.model_id, next_model_id = NULL, since = excluded.since`,
  ).run({ modelId, now: Date.now() });
}

/** Announces the model that is about to become active; null takes it back. */
export function announceModel(db: Database, modelId: number | null): void {
  prepare(db, 'UPDATE active_model SET next_model_id = ? WHERE next_model_id IS NOT ?').run(modelId, modelId);
}
