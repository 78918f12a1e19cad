import { setTimeout as wait } from 'node:timers/promises';
import type { DailyCalls } from '#lib/backup/daily-calls';
import { dayOf } from '#lib/days';
import { describeError } from '#lib/describe-error';
import { log } from '#lib/log';
import type { DataPaths } from '#lib/paths';
import { WorkerClient } from '#lib/worker-client';

/** How often it is looked whether another day has begun, in milliseconds. */
const LOOK_EVERY_MS = 10 * 60_000;

/** One under way is given this long to be completed when the indexer ends, in milliseconds. */
const PATIENCE_MS = 3_000;

/** A running daily backup. */
export interface DailyBackup {
  /** Ends it; a backup under way that takes long is given up. */
  close(): Promise<void>;
}

/**
 * Backs up what people said once a day for as long as it runs, beginning now. A day on which it fails, such as for want of
 * space, costs a line in the log.
 */
export function startDailyBackup(paths: DataPaths, lookEveryMs = LOOK_EVERY_MS): DailyBackup {
  const worker = new WorkerClient<DailyCalls>('lib/backup/daily-worker.ts', paths.root);
  let lastDay: string | null = null;
  let isClosed = false;
  let underWay: Promise<void> = Promise.resolve();

  const look = async () => {
    lastDay = dayOf(new Date());
    const outcome = await backUp();
    // Idle most of the day, a thread would only keep its memory.
    await worker.close();
    // A new library may get its first folder or album later today.
    if (outcome === 'nothing-said') lastDay = null;
  };
  const backUp = () =>
    worker.call('backUp', null).catch((error: unknown) => {
      if (!isClosed) log.warn(`Today's backup was not made; the next is tried tomorrow. ${describeError(error)}`);
    });

  underWay = look();
  const timer = setInterval(() => {
    if (dayOf(new Date()) !== lastDay) underWay = look();
  }, lookEveryMs);
  timer.unref();
  return {
    async close() {
      isClosed = true;
      clearInterval(timer);
      await Promise.race([underWay, wait(PATIENCE_MS, undefined, { ref: false })]);
      await worker.close();
    },
  };
}
