import { RummageError } from '../errors';

/** @param what cannot be told, as in “It cannot be told yet what the model sees.” */
export function notCalibrated(what: string): RummageError {
  return new RummageError('conflict', `It cannot be told yet ${what}.`, {
    hint: 'Start the indexer, and wait until it has read the first photos.',
  });
}
