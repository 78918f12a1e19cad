import { PhotoFailure } from './failure';

/** The image side of an encoder. */
export interface ImageEmbedder {
  /**
   * @param pixelValues one Float32Array of 3 × height × width per image
   * @returns one L2-normalised embedding each, in order; null where the model gave no direction
   */
  images(pixelValues: readonly Float32Array[]): Promise<(Float32Array | null)[]>;
}

const NO_VECTOR = new PhotoFailure({
  reason: 'The model could not make anything of this photo.',
  remedy: 'Retry it; if it fails again, open it elsewhere and save it as JPEG.',
});

/**
 * Embeds images, `size` at a time. When a batch fails as a whole, each image is tried alone, so that one cannot take the
 * others with it.
 *
 * @param pixelValues one Float32Array of 3 × height × width per image
 * @returns one L2-normalised embedding or one failure per image, in order
 */
export async function embedBatch(
  embedder: ImageEmbedder,
  pixelValues: readonly Float32Array[],
  size: number,
): Promise<(Float32Array | PhotoFailure)[]> {
  const embeddings: (Float32Array | PhotoFailure)[] = [];
  for (let i = 0; i < pixelValues.length; i += size) {
    embeddings.push(...(await embedOrFail(embedder, pixelValues.slice(i, i + size))));
  }
  return embeddings;
}

async function embedOrFail(
  embedder: ImageEmbedder,
  batch: readonly Float32Array[],
): Promise<(Float32Array | PhotoFailure)[]> {
  try {
    const embeddings = await embedder.images(batch);
    return embeddings.map((embedding) => embedding ?? NO_VECTOR);
  } catch (error) {
    if (batch.length === 1) return [new PhotoFailure(NO_VECTOR.failure, error)];

    const alone: (Float32Array | PhotoFailure)[] = [];
    for (const values of batch) alone.push(...(await embedOrFail(embedder, [values])));
    return alone;
  }
}
