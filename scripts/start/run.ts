import type { Config } from '#lib/config';
import { describeError } from '#lib/describe-error';
import { Children } from './children';
import { complain, say } from './console';
import { keepIndexing } from './indexer';
import { onStopSignal } from './signals';
import { serve } from './web';

export interface Plan {
  readonly config: Config;
  /** Absolute; to be added and remembered. */
  readonly folders: readonly string[];
  /** Whether pages reload as their files change. */
  readonly dev: boolean;
}

/** Runs both processes until somebody stops them or the web app ends by itself; @returns the exit code */
export async function run(plan: Plan): Promise<number> {
  const children = new Children();
  const stopping = new AbortController();
  onStopSignal(
    () => {
      say('Stopping…');
      stopping.abort();
    },
    () => children.kill(),
  );

  const indexing = keepIndexing(plan, children, stopping.signal);
  const code = await Promise.race([
    serve(plan, children, stopping.signal).catch(reportFault),
    stopped(stopping.signal),
  ]);

  stopping.abort();
  await children.stop();
  await indexing;
  return code;
}

function stopped(signal: AbortSignal): Promise<number> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(0), { once: true }));
}

function reportFault(error: unknown): number {
  complain(describeError(error));
  return 1;
}
