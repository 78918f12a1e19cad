import sharp, { type Sharp } from 'sharp';
import { isPhotoFormat } from '../formats';
import type { PixelRecipe } from './model-folder';
import { decodeEdge, type RgbImage } from './pixels';

/** More than any camera makes; a small file that claims more is a decompression bomb. */
const MAX_PIXELS = 268_402_689;

/** What one decode yields. */
export interface DecodedImage {
  /** Upright, sRGB, reduced to what the model and the grid thumbnail need. */
  readonly image: RgbImage;
  /** Pixels of the original, after EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /** As sharp names it. */
  readonly format: string;
  /** The raw EXIF block, when there is one. */
  readonly exif: Buffer | undefined;
}

/** Opens an encoded image, by its bytes or its absolute path, under the limits every decode is held to. */
export function openImage(input: Uint8Array | string): Sharp {
  return sharp(input, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
}

/**
 * Decodes an image once, just large enough to make the model's pixels and the thumbnail from.
 *
 * @throws the decoder's error when the bytes are not an image of a format Rummage reads
 */
export async function decodeImage(bytes: Uint8Array, recipe: PixelRecipe): Promise<DecodedImage> {
  const input = openImage(bytes);

  // The header first: an image of absurd size is refused before it is decoded.
  const { autoOrient, format, exif } = await input.metadata();
  if (!isPhotoFormat(format)) throw new Error(`unsupported image format: ${format}`);

  const edge = decodeEdge(recipe);
  const { data, info } = await input
    .autoOrient()
    .resize(edge, edge, { fit: 'outside', withoutEnlargement: true, kernel: recipe.kernel })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });

  const image = { data, width: info.width, height: info.height };
  return { image, width: autoOrient.width, height: autoOrient.height, format, exif };
}
