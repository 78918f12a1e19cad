import { access, constants, readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { FREE_SPACE, MAKE_WRITABLE } from '../hindrance';
import { freeBytes } from '../models/disk-space';
import type { Failure } from '../nouns';
import type { DataPaths } from '../paths';
import { writeWhole } from '../write-file';

/** With less than this left, in bytes, the next transaction may not find room. */
const LEAST_FREE = 2 * 1024 * 1024;

const failureSchema = z.object({ reason: z.string(), remedy: z.string() });

/**
 * What keeps the data folder from being written now, as far as it can be seen from outside: on a full or read-only disk
 * the indexer could not tell.
 */
export async function visibleHindrance({ root }: DataPaths): Promise<Failure | null> {
  if ((await freeBytes(root)) < LEAST_FREE) return FREE_SPACE;
  return access(root, constants.W_OK).then(
    () => null,
    () => MAKE_WRITABLE,
  );
}

/**
 * Tells what keeps the indexer from writing, or with null that nothing does any more: in a file of its own, because it may
 * be the database that cannot be written. Where even that fails, {@link visibleHindrance} tells.
 */
export async function tellHindrance({ indexerProblem }: DataPaths, problem: Failure | null): Promise<void> {
  try {
    if (problem === null) await rm(indexerProblem, { force: true });
    else await writeWhole(indexerProblem, Buffer.from(JSON.stringify(problem)));
  } catch {
    // What keeps the file from being written can be seen from outside.
  }
}

/** What the indexer told last; it only counts while one runs. */
export async function toldHindrance({ indexerProblem }: DataPaths): Promise<Failure | null> {
  try {
    return failureSchema.parse(JSON.parse(await readFile(indexerProblem, 'utf8')));
  } catch {
    // There is no such file while all is well.
    return null;
  }
}
