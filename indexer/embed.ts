import { setTimeout as wait } from 'node:timers/promises';
import type { ModelInput } from '#lib/encoder/pixels';
import { RummageError } from '#lib/errors';
import { log } from '#lib/log';
import { PhotoFailure } from './failure';

/** The image side of an encoder. */
export interface ImageEmbedder {
  /**
   * @param inputs one per image, as the model takes them
   * @returns one L2-normalised embedding each, in order; null where the model gave no direction
   * @throws RummageError `unavailable` when the process that holds the model ended meanwhile; the next call starts another
   */
  images(inputs: readonly ModelInput[]): Promise<(Float32Array | null)[]>;
}

const NO_VECTOR = new PhotoFailure({
  reason: 'The model could not make anything of this photo.',
  remedy: 'Retry it; if it fails again, open it elsewhere and save it as JPEG.',
});

const CRASHES = {
  reason: 'It crashes the model.',
  remedy: 'Open it elsewhere and save it as JPEG, or use another model.',
};

/** Before each attempt to have a model run again that does not even embed a blank image, in milliseconds. */
const PAUSES_MS = [500, 5_000, 30_000];

/**
 * Embeds images, `size` at a time. When a batch fails as a whole, the halves are tried, and so on, so that one image
 * cannot take the others with it; when the model's process ended under it, which may have had any cause, the batch is
 * first tried again.
 *
 * @param inputs one per image, as the model takes them
 * @returns one L2-normalised embedding or one failure per image, in order
 * @throws RummageError `unavailable` when the model's process ends whatever it is given
 */
export async function embedBatch(
  embedder: ImageEmbedder,
  inputs: readonly ModelInput[],
  size: number,
): Promise<(Float32Array | PhotoFailure)[]> {
  const embeddings: (Float32Array | PhotoFailure)[] = [];
  for (let i = 0; i < inputs.length; i += size) {
    embeddings.push(...(await embedTwice(embedder, inputs.slice(i, i + size))));
  }
  return embeddings;
}

async function embedTwice(embedder: ImageEmbedder, batch: readonly ModelInput[]) {
  try {
    return await embed(embedder, batch);
  } catch (error) {
    return hasDied(error) ? embedOrFail(embedder, batch) : failOrHalve(embedder, batch, error);
  }
}

async function embedOrFail(
  embedder: ImageEmbedder,
  batch: readonly ModelInput[],
): Promise<(Float32Array | PhotoFailure)[]> {
  try {
    return await embed(embedder, batch);
  } catch (error) {
    return failOrHalve(embedder, batch, error);
  }
}

async function embed(embedder: ImageEmbedder, batch: readonly ModelInput[]): Promise<(Float32Array | PhotoFailure)[]> {
  return (await embedder.images(batch)).map((embedding) => embedding ?? NO_VECTOR);
}

async function failOrHalve(
  embedder: ImageEmbedder,
  batch: readonly ModelInput[],
  error: unknown,
): Promise<(Float32Array | PhotoFailure)[]> {
  const [only] = batch;
  if (only !== undefined && batch.length === 1) {
    if (!hasDied(error)) return [new PhotoFailure(NO_VECTOR.failure, error)];
    const isFine = await runsBlank(embedder, only.length);
    return isFine ? [new PhotoFailure(CRASHES, error)] : embedOrFail(embedder, batch);
  }

  const middle = batch.length >> 1;
  const first = await embedOrFail(embedder, batch.slice(0, middle));
  return [...first, ...(await embedOrFail(embedder, batch.slice(middle)))];
}

/**
 * A model that ends with a blank image, too, is not ended by the photo: by want of memory, perhaps, which passes.
 *
 * @returns whether it ran at once; false when it had to be waited for
 */
async function runsBlank(embedder: ImageEmbedder, length: number): Promise<boolean> {
  for (const pause of [0, ...PAUSES_MS]) {
    await wait(pause);
    try {
      await embedder.images([new Float32Array(length)]);
      return pause === 0;
    } catch (error) {
      if (!hasDied(error) || pause === PAUSES_MS.at(-1)) throw error;
      log.warn({ err: error }, 'The process of the model ends whatever it is given; it is tried again.');
    }
  }
  return false;
}

function hasDied(error: unknown): boolean {
  return error instanceof RummageError && error.code === 'unavailable';
}
