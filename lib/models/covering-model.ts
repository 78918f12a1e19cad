import { isAbsolute } from 'node:path';
import { type Model, openModel } from '../encoder/model';
import { parseReference } from '../encoder/reference';
import { RummageError } from '../errors';
import type { DataPaths } from '../paths';
import { countStored } from '../store/coverage';
import type { Database } from '../store/database';
import { findModel, modelsByReference } from '../store/models';

/** A model that has read photos of the library. */
export interface CoveringModel {
  readonly model: Model;
  /** Its number in the database. */
  readonly id: number;
}

/** @throws RummageError `bad-model`, or `conflict` when it covers no photo */
export async function openCovering(reference: string, db: Database, paths: DataPaths): Promise<CoveringModel> {
  // A path that never made a vector is not looked at: who asks may be asking from a browser.
  const isPath = isAbsolute(parseReference(reference).place);
  if (isPath && modelsByReference(db, reference).length === 0) throw coversNothing(reference);

  const model = await openModel(reference, paths);
  const id = findModel(db, model.identity);
  if (id === null || countStored(db, id) === 0) throw coversNothing(reference);
  return { model, id };
}

function coversNothing(reference: string): RummageError {
  return new RummageError('conflict', `“${reference}” covers no photo yet.`, {
    hint: `\`rummage models use ${reference}\` has it read your photos; what answers now goes on answering meanwhile.`,
  });
}

export function coverNothingTogether({ model: a }: CoveringModel, { model: b }: CoveringModel): RummageError {
  return new RummageError('conflict', `No photo is covered by both “${a.reference}” and “${b.reference}”.`, {
    hint: `Let one of them read more photos: \`rummage models use ${b.reference}\`.`,
  });
}
