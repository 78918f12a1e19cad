import { type Dtype, parseReference } from '../encoder/reference';
import { RummageError } from '../errors';
import type { DataPaths } from '../paths';
import { copyByHand } from './by-hand';
import { toDiskError } from './disk-space';
import { Hub } from './hub';
import { HubFailure } from './hub-failure';
import { requireHubId } from './hub-id';
import type { HubSettings } from './hub-settings';
import { type Patience, PATIENCE } from './patience';

export interface HubOptions {
  readonly settings: HubSettings;
  readonly paths: DataPaths;
  /** Ends it, keeping what has come. */
  readonly signal: AbortSignal;
  readonly patience?: Patience;
}

/** What a person asked for: `dtype` is null for the best there is. */
export interface Target {
  readonly id: string;
  readonly dtype: Dtype | null;
}

/**
 * Runs `work` with a hub that is closed afterwards, and turns what goes wrong into words.
 *
 * @param reference `owner/name` or `owner/name@dtype`
 * @throws RummageError; what `signal` was aborted with when it was
 */
export async function atHub<Result>(
  reference: string,
  { settings, signal, patience = PATIENCE }: HubOptions,
  work: (hub: Hub, target: Target) => Promise<Result>,
): Promise<Result> {
  const { place, dtype } = parseReference(reference);
  const target = { id: requireHubId(place), dtype };
  const hub = new Hub(settings, patience.stallMs);

  try {
    return await work(hub, target);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof HubFailure ? withRemedy(error, target, settings) : toDiskError(error);
  } finally {
    await hub.close();
  }
}

function withRemedy({ kind, error }: HubFailure, { id, dtype }: Target, { endpoint }: HubSettings): RummageError {
  if (kind === 'final' || kind === 'busy') return error;

  const hint =
    kind === 'unreachable'
      ? copyByHand(id, dtype, endpoint)
      : 'Start it again when the connection is better: what has come is kept, and it goes on from there.';
  return new RummageError(error.code, error.message, { hint, cause: error });
}
