import sharp from 'sharp';
import { RummageError } from '../errors';
import { isPhotoFormat } from '../formats';
import type { PixelRecipe } from './model-folder';
import { decodeEdge, type RgbImage } from './pixels';

/** More than any camera makes; a small file that claims more is a decompression bomb. */
export const MAX_PIXELS = 268_402_689;

/**
 * Decodes an image a person handed over to search by.
 *
 * @throws RummageError `bad-request` when it is not an image that can be read
 */
export async function decodeUpload(bytes: Uint8Array, recipe: PixelRecipe): Promise<RgbImage> {
  const edge = decodeEdge(recipe);

  try {
    const input = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
    const { format } = await input.metadata();
    if (!isPhotoFormat(format)) throw new Error(`unsupported image format: ${format}`);

    const { data, info } = await input
      .autoOrient()
      .resize(edge, edge, { fit: 'outside', withoutEnlargement: true, kernel: recipe.kernel })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch (cause) {
    throw new RummageError('bad-request', 'This file is not an image Rummage can read.', {
      hint: 'Use a JPEG, PNG, WebP, AVIF, GIF or TIFF file.',
      cause,
    });
  }
}
