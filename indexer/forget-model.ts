import { setImmediate as breathe } from 'node:timers/promises';
import type { Database } from '#lib/store/database';
import { forgetComputedWith, modelsByReference } from '#lib/store/models';

/** Vectors forgotten in one transaction: some 20 ms during which other writers wait. */
const BATCH = 1_000;

/**
 * Forgets the vectors, tags and album places computed with a model whose files were removed.
 *
 * @param inUse models that are not forgotten, whatever was asked
 */
export async function forgetModel(
  db: Database,
  reference: string,
  inUse: readonly number[],
  signal: AbortSignal,
): Promise<void> {
  for (const { id } of modelsByReference(db, reference)) {
    if (inUse.includes(id)) continue;
    while (!signal.aborted && !forgetComputedWith(db, id, BATCH)) await breathe();
  }
}
