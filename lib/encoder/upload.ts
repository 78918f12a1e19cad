import { RummageError } from '../errors';
import { decodeImage } from './decode-image';
import type { PixelRecipe } from './model-folder';
import type { RgbImage } from './pixels';

/**
 * Decodes an image a person handed over to search by.
 *
 * @throws RummageError `bad-request` when it is not an image that can be read
 */
export async function decodeUpload(bytes: Uint8Array, recipe: PixelRecipe): Promise<RgbImage> {
  try {
    return (await decodeImage(bytes, recipe)).image;
  } catch (cause) {
    throw new RummageError('bad-request', 'This file is not an image Rummage can read.', {
      hint: 'Use a JPEG, PNG, WebP, AVIF, GIF or TIFF file.',
      cause,
    });
  }
}
