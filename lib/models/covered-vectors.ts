import { setImmediate } from 'node:timers/promises';
import { VectorTable } from '../index/vector-table';
import { countStored, coveredByBoth } from '../store/coverage';
import type { Database } from '../store/database';
import type { CoveringModel } from './covering-model';

/** The vectors of two models, of the photos both cover: the same photo in the same slot of both tables. */
export interface CoveredVectors {
  /** Ascending; the slot is the place. */
  readonly photoIds: readonly number[];
  readonly a: VectorTable;
  readonly b: VectorTable;
}

const BATCH = 2_000;

/** Loads the vectors batch by batch; what else the thread has to do goes on in between. */
export async function loadCoveredVectors(db: Database, a: CoveringModel, b: CoveringModel): Promise<CoveredVectors> {
  const photoIds: number[] = [];
  // All at once: growing would copy everything again and again.
  const capacity = Math.min(countStored(db, a.id), countStored(db, b.id));
  const tables = {
    a: new VectorTable(a.model.identity.dimensions, capacity),
    b: new VectorTable(b.model.identity.dimensions, capacity),
  };

  for (;;) {
    const batch = coveredByBoth(db, { a: a.id, b: b.id }, photoIds.at(-1) ?? 0, BATCH);
    for (const photo of batch) {
      photoIds.push(photo.photoId);
      put(tables.a, photo.photoId, photo.a);
      put(tables.b, photo.photoId, photo.b);
    }
    if (batch.length < BATCH) return { photoIds, ...tables };
    await setImmediate();
  }
}

function put(table: VectorTable, photoId: number, embedding: Float32Array): void {
  table.put({ photoId, seq: 0, backgroundMean: 0, backgroundDeviation: 0, embedding });
}

/** The query's cosine with every photo, slot by slot. */
export function similarities(table: VectorTable, query: Float32Array): Float64Array {
  const cosines = new Float64Array(table.slots);
  for (let slot = 0; slot < cosines.length; slot++) cosines[slot] = table.similarity(slot, query);
  return cosines;
}
