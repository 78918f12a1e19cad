import { WorkerClient } from '#lib/worker-client';
import type { EmbedCalls } from './embed-calls';
import type { EmbedWorkerData } from './embed-worker';
import { PhotoFailure } from './failure';

export type Embedder = WorkerClient<EmbedCalls>;

/** Images per inference: larger batches gain nothing on a CPU, and the runtime's memory never shrinks again. */
export const EMBED_BATCH = 8;

export function startEmbedder(data: EmbedWorkerData): Embedder {
  return new WorkerClient<EmbedCalls>('indexer/embed-worker.ts', data);
}

const NO_VECTOR = new PhotoFailure({
  reason: 'The model could not make anything of this photo.',
  remedy: 'Retry it; if it fails again, open it elsewhere and save it as JPEG.',
});

/**
 * Embeds a batch. When it fails as a whole, each image is tried alone, so that one cannot take the others with it.
 *
 * @param pixelValues one Float32Array of 3 × height × width per image
 * @returns one L2-normalised embedding or one failure per image, in order
 */
export async function embedBatch(
  embedder: Embedder,
  pixelValues: readonly Float32Array[],
): Promise<(Float32Array | PhotoFailure)[]> {
  try {
    const embeddings = await embedder.call('images', pixelValues);
    return embeddings.map((embedding) => embedding ?? NO_VECTOR);
  } catch (error) {
    if (pixelValues.length === 1) return [new PhotoFailure(NO_VECTOR.failure, error)];

    const alone: (Float32Array | PhotoFailure)[] = [];
    for (const values of pixelValues) alone.push(...(await embedBatch(embedder, [values])));
    return alone;
  }
}
