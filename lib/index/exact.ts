import { type Candidate, TopCandidates } from './select-top';
import type { VectorTable } from './vector-table';

/**
 * The nearest photos by scanning every vector.
 *
 * @param query L2-normalised Float32Array of the table's dimensions
 * @param upTo only vectors with a `seq` up to this one
 */
export function scanAll(table: VectorTable, query: Float32Array, limit: number, upTo = Infinity): Candidate[] {
  const top = new TopCandidates(limit);
  for (let slot = 0; slot < table.slots; slot++) {
    const photoId = table.photoAt(slot);
    if (photoId >= 0 && table.seqAt(slot) <= upTo) offerSlot(top, table, slot, photoId, query);
  }
  return top.sorted();
}

/** The nearest among the photos named; those without a vector are passed over. */
export function scanPhotos(
  table: VectorTable,
  query: Float32Array,
  photoIds: Iterable<number>,
  limit: number,
  upTo = Infinity,
): Candidate[] {
  const top = new TopCandidates(limit);
  for (const photoId of photoIds) {
    const slot = table.slotOf(photoId);
    if (slot !== undefined && table.seqAt(slot) <= upTo) offerSlot(top, table, slot, photoId, query);
  }
  return top.sorted();
}

function offerSlot(top: TopCandidates, table: VectorTable, slot: number, photoId: number, query: Float32Array): void {
  const similarity = table.similarity(slot, query);
  if (similarity >= top.threshold) top.offer({ photoId, similarity });
}
