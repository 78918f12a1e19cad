import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RummageError } from '#lib/errors';
import { hindranceOf } from '#lib/hindrance';
import { log } from '#lib/log';
import { freeBytes } from '#lib/models/disk-space';
import type { Failure } from '#lib/nouns';
import type { DataPaths } from '#lib/paths';
import { tellHindrance } from '#lib/status/hindrance';
import { isProcessLocked } from '#lib/store/process-lock';
import { writeWhole } from '#lib/write-file';

/** How often it is tried whether the data folder can be written again, in milliseconds. */
const TRY_EVERY_MS = 2_000;
/** With less free space than this, in bytes, going on would soon end the same way. */
const ROOM = 4 * 1024 * 1024;
const TRIAL = Buffer.alloc(64 * 1024, 1);

/**
 * Does `work`, and does it again from the start each time something kept it from writing (a full disk, a read-only
 * folder, a database held by another program) and that has passed.
 *
 * @param isPatient false to fail with what is wrong instead of waiting
 * @returns null when the signal ended the wait
 * @throws RummageError `unavailable` when not patient; whatever else `work` throws
 */
export async function throughHindrances<Result>(
  paths: DataPaths,
  { isPatient, signal }: { readonly isPatient: boolean; readonly signal: AbortSignal },
  work: () => Promise<Result>,
): Promise<Result | null> {
  for (;;) {
    try {
      return await work();
    } catch (cause) {
      const problem = hindranceOf(cause);
      if (problem === null) throw cause;
      if (!isPatient) throw new RummageError('unavailable', problem.reason, { hint: problem.remedy, cause });
      if (!(await untilPassed(paths, problem, signal))) return null;
    }
  }
}

async function untilPassed(paths: DataPaths, problem: Failure, signal: AbortSignal): Promise<boolean> {
  log.warn(`${problem.reason} ${problem.remedy}`);
  while (!signal.aborted) {
    await tellHindrance(paths, problem);
    await wait(TRY_EVERY_MS, undefined, { signal }).catch(() => undefined);
    if (!(await canWrite(paths))) continue;
    await tellHindrance(paths, null);
    log.info('The data folder can be written again: indexing goes on.');
    return !signal.aborted;
  }
  await tellHindrance(paths, null);
  return false;
}

async function canWrite(paths: DataPaths): Promise<boolean> {
  const trial = join(paths.root, 'writing-is-tried.tmp');
  try {
    if ((await freeBytes(paths.root)) < ROOM) return false;
    await writeWhole(trial, TRIAL);
    await rm(trial);
    return !isProcessLocked(paths.database);
  } catch {
    // Not yet.
    return false;
  }
}
