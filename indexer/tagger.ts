import type { Database } from '#lib/store/database';
import { syncLabels } from '#lib/store/tags';
import { VOCABULARY } from '#lib/tags/vocabulary';
import type { Embedder } from './embed';
import { retagAll, tagPhoto, type Tagging } from './tag';

export interface Tagger {
  /** @param embedding L2-normalised Float32Array of the model's dimensions */
  tag(embedding: Float32Array): Tagging;
}

/** Readies the vocabulary for the model in use, first tagging again whatever was tagged with another. */
export async function startTagger(
  db: Database,
  modelId: number,
  embedder: Embedder,
  signal: AbortSignal,
): Promise<Tagger> {
  const labels = await embedder.call('labels', null);
  const tagIds = syncLabels(db, VOCABULARY);
  await retagAll(db, modelId, labels, signal);

  return { tag: (embedding) => tagPhoto(embedding, labels, tagIds) };
}
