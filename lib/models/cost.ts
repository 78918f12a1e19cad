import { type Model, openModel } from '../encoder/model';
import type { ModelSpeed } from '../nouns';
import type { DataPaths } from '../paths';
import { countCoveredByBoth, countStored } from '../store/coverage';
import type { Database } from '../store/database';
import { findModel } from '../store/models';
import { measureSpeed } from './speed';
import { titleOf } from './title';

/** What a model costs on this machine, and how far it has come with the library. */
export interface ModelCost {
  readonly reference: string;
  readonly title: string;
  readonly bytesOnDisk: number;
  readonly speed: ModelSpeed;
  /** Photos that have a vector of it. */
  readonly photos: number;
}

export interface CostComparison {
  readonly models: readonly [ModelCost, ModelCost];
  /** Photos both cover. */
  readonly photosOfBoth: number;
}

/**
 * Measures what two models cost: a few seconds for each.
 *
 * @throws RummageError `bad-model`
 */
export async function compareCosts(a: string, b: string, db: Database, paths: DataPaths): Promise<CostComparison> {
  const [modelA, modelB] = [await openModel(a, paths), await openModel(b, paths)];
  // One after the other: each has the machine to itself.
  const models = [await costOf(modelA, db), await costOf(modelB, db)] as const;

  const pair = { a: findModel(db, modelA.identity), b: findModel(db, modelB.identity) };
  const photosOfBoth = pair.a === null || pair.b === null ? 0 : countCoveredByBoth(db, { a: pair.a, b: pair.b });
  return { models, photosOfBoth };
}

async function costOf(model: Model, db: Database): Promise<ModelCost> {
  const id = findModel(db, model.identity);
  return {
    reference: model.reference,
    title: titleOf(model.name, model.dtype),
    bytesOnDisk: model.bytes,
    speed: await measureSpeed(model),
    photos: id === null ? 0 : countStored(db, id),
  };
}
