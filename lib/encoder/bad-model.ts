import { RummageError } from '../errors';

/** @param fault what is wrong with it, as the end of a sentence that begins with its name */
export function badModel(name: string, fault: string, hint: string, cause?: unknown): RummageError {
  return new RummageError('bad-model', `The model folder “${name}” ${fault}.`, { hint, cause });
}

/** What to do when files of one folder do not fit together. */
export const ONE_SOURCE = 'All files must come from the same model: fetch or copy the folder again.';
