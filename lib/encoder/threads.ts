import { availableParallelism } from 'node:os';

/** Threads one inference may use while photos are indexed: half the machine, since the other half decodes. */
export function threadsPerInference(): number {
  return Math.max(1, Math.floor(availableParallelism() / 2));
}
