import { setTimeout as sleep } from 'node:timers/promises';
import { handOver } from '#lib/folders/hand-over';
import { libraryDatabase, libraryPaths } from '#lib/library';
import { isProcessLocked } from '#lib/store/process-lock';
import { BackOff } from './back-off';
import { describeEnding } from './child';
import type { Children } from './children';
import { complain, relay, say } from './console';
import type { Plan } from './run';

const LOCK_POLL_MS = 2_000;

/**
 * Keeps one indexer running until `signal`. Search works without it, so its end is reported and mended, never fatal; one
 * that somebody else runs on the same data folder is waited for.
 */
export async function keepIndexing({ folders }: Plan, children: Children, signal: AbortSignal): Promise<void> {
  const backOff = new BackOff();

  while (!signal.aborted) {
    await untilNobodyElseIndexes(folders, signal);
    if (signal.aborted) return;

    const startedAt = Date.now();
    const ending = await startIndexer(folders, children).ended;
    if (signal.aborted) return;

    const wait = backOff.nextWait(Date.now() - startedAt);
    complain(
      `The indexer has stopped by itself (${describeEnding(ending)}). Search goes on; it is started again in ${wait / 1_000} s.`,
    );
    await pause(wait, signal);
  }
}

function startIndexer(folders: readonly string[], children: Children) {
  const log = relay('indexer');
  return children.start(['scripts/indexer.mjs', ...folders], { onOutput: log, onError: log });
}

async function untilNobodyElseIndexes(folders: readonly string[], signal: AbortSignal): Promise<void> {
  if (!isIndexed()) return;

  handOver(libraryDatabase(), folders);
  say('Another indexer works on this data folder already: search shows what it finds. This one starts when it ends.');
  while (isIndexed() && !signal.aborted) await pause(LOCK_POLL_MS, signal);
}

function isIndexed(): boolean {
  return isProcessLocked(libraryPaths().indexerLock);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // Being asked to stop ends the wait; that is not a fault.
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
