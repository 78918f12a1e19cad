import type { Failure } from '#lib/nouns';
import type { PhotoFacts } from '#lib/store/photos';
import { embedBatch } from './embed';
import { PhotoFailure } from './failure';
import type { LiveModel } from './live-model';
import type { LiveModels } from './live-models';
import type { ComputedPhoto, ComputedVector, UncomputedPhoto } from './store';

/** A photo whose pixels are in memory, for each model that needs it. */
export interface ReadyPhoto {
  readonly id: number;
  readonly contentId: string;
  /** Null for a photo that is indexed already. */
  readonly facts: PhotoFacts | null;
  /** Height × width × 3 bytes, of the size that model wants. */
  readonly pixels: ReadonlyMap<LiveModel, Uint8Array>;
}

/** What became of a batch: a photo in neither list lost its models meanwhile, and waits for the next. */
export interface ComputedBatch {
  readonly computed: readonly ComputedPhoto[];
  /** Waiting photos the active model can make nothing of. */
  readonly failed: readonly UncomputedPhoto[];
}

type Outcome = ComputedVector | PhotoFailure;

/** Embeds a batch with every model that needs its photos, the models side by side. */
export async function embedPhotos(batch: readonly ReadyPhoto[], models: LiveModels): Promise<ComputedBatch> {
  const live = models.all;
  const outcomes = await Promise.all(live.map((model) => embedWith(model, batch)));

  const computed: ComputedPhoto[] = [];
  const failed: UncomputedPhoto[] = [];
  for (const photo of batch) {
    const { id, contentId, facts } = photo;
    const vectors: ComputedVector[] = [];
    const failures: { modelId: number; failure: Failure }[] = [];
    for (const [i, { id: modelId }] of live.entries()) {
      const outcome = outcomes[i]?.get(photo);
      if (outcome instanceof PhotoFailure) failures.push({ modelId, failure: outcome.failure });
      else if (outcome) vectors.push(outcome);
    }

    const isActive = ({ modelId }: { readonly modelId: number }) => modelId === models.active.id;
    const failure = failures.find(isActive);
    if (failure) failed.push({ id, contentId, failure: failure.failure });
    else if (facts === null || vectors.some(isActive)) computed.push({ id, contentId, facts, vectors, failures });
  }
  return { computed, failed };
}

async function embedWith(model: LiveModel, batch: readonly ReadyPhoto[]): Promise<Map<ReadyPhoto, Outcome>> {
  const mine = batch.filter(({ pixels }) => pixels.has(model));
  if (mine.length > 0) await model.ready();
  const inputs = mine.map(({ pixels }) => pixels.get(model) as Uint8Array);
  const embeddings = await embedBatch(model.encoder, inputs, await model.encoder.batchSize());

  const outcomeOf = (embedding: Float32Array | PhotoFailure): Outcome =>
    embedding instanceof PhotoFailure ? embedding : { modelId: model.id, embedding, ...model.tag(embedding) };
  return new Map(mine.map((photo, i) => [photo, outcomeOf(embeddings[i] as Float32Array | PhotoFailure)]));
}
