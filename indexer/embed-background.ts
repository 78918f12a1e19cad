import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeImage } from '#lib/encoder/decode-image';
import type { Encoder } from '#lib/encoder/encoder';
import { toPixelValues } from '#lib/encoder/pixels';
import { sampleFolder } from '#lib/paths';

/**
 * The photos that ship with Rummage, as a model sees them: 31 of many kinds, the same for every library, so that what
 * photos have in common does not depend on what somebody photographs. Takes half a second with the bundled model.
 *
 * @returns one L2-normalised Float32Array per photo; none where the sample photos were deleted
 */
export async function embedBackground(encoder: Encoder): Promise<Float32Array[]> {
  const folder = sampleFolder();
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jpg')) : [];

  const vectors: Float32Array[] = [];
  for (const file of files.sort()) {
    const image = await decodeImage(await readFile(join(folder, file)), encoder.model.pixels);
    const [vector] = await encoder.images([await toPixelValues(image, encoder.model.pixels)]);
    if (vector) vectors.push(vector);
  }
  return vectors;
}
