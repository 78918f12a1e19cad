import { readFile } from 'node:fs/promises';
import { decodeImage } from '../encoder/decode-image';
import type { Encoder } from '../encoder/encoder';
import type { PixelRecipe } from '../encoder/model-folder';
import { toPixelValues } from '../encoder/pixels';
import type { CaptionedPhoto } from './captions';

/** A captioned photo as one model sees it; null when it can make nothing of it. */
export interface EmbeddedPhoto extends CaptionedPhoto {
  readonly vector: Float32Array | null;
}

/** Photos decoded and embedded at once. */
const BATCH = 8;

/**
 * Embeds captioned photos the way they are embedded when they are indexed.
 *
 * @param advance is told of every batch how many photos it had
 * @returns those that can be read
 */
export async function embedCaptioned(
  encoder: Encoder,
  photos: readonly CaptionedPhoto[],
  advance: (by: number) => void,
): Promise<EmbeddedPhoto[]> {
  const embedded: EmbeddedPhoto[] = [];
  for (let start = 0; start < photos.length; start += BATCH) {
    const batch = photos.slice(start, start + BATCH);
    const pixels = await Promise.all(batch.map(({ path }) => readPixels(path, encoder.model.pixels)));

    const readable = batch.filter((_, i) => pixels[i] !== null);
    const vectors = readable.length === 0 ? [] : await encoder.images(pixels.filter((values) => values !== null));
    readable.forEach((photo, i) => embedded.push({ ...photo, vector: vectors[i] ?? null }));
    advance(batch.length);
  }
  return embedded;
}

/** Null for a photo that cannot be read: it is counted, and no reason not to measure with the others. */
async function readPixels(path: string, recipe: PixelRecipe): Promise<Float32Array | null> {
  try {
    const image = await decodeImage(await readFile(path), recipe);
    return await toPixelValues(image, recipe);
  } catch {
    return null;
  }
}
