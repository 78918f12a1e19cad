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
    return await decodeImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), recipe);
  } catch (cause) {
    throw noImage(cause);
  }
}

/** What a person is told of an upload that could not be decoded. */
export function noImage(cause: unknown): RummageError {
  // What is known of the file is worth more than what is said of any.
  if (cause instanceof RummageError) return cause;
  return new RummageError('bad-request', 'This file is not an image Rummage can read.', {
    hint: 'Use a JPEG, PNG, HEIC, WebP, AVIF, GIF, TIFF, BMP or camera RAW file.',
    cause,
  });
}
