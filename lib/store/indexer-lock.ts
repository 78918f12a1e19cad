import { RummageError } from '../errors';
import type { DataPaths } from '../paths';
import { acquireProcessLock, type ProcessLock } from './process-lock';

/** Whoever only looks whether the lock is held holds it for a moment; an indexer that stops, for a little longer. */
const WAIT_MS = 2_000;

/**
 * Keeps indexers away while something is done that must not happen beside one.
 *
 * @param explain makes the message of what is said of the indexer that runs
 * @throws RummageError `locked` when one runs
 */
export function takeIndexerLock(paths: DataPaths, explain: (other: string) => string, hint: string): ProcessLock {
  try {
    return acquireProcessLock(paths.indexerLock, 'The indexer', WAIT_MS);
  } catch (cause) {
    if (!(cause instanceof RummageError)) throw cause;
    throw new RummageError('locked', explain(cause.message), { hint, cause });
  }
}
