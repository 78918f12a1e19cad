import { type OpenPhoto, openPhoto } from '../decode/open-photo';
import type { PixelRecipe } from './model-folder';
import { decodeEdge, type RgbImage } from './pixels';

/**
 * Decodes an image once, just large enough to make the model's pixels and the thumbnail from.
 *
 * @returns upright, sRGB
 * @throws RummageError `bad-request` or the decoder's error when the bytes are not an image of a format Rummage reads
 */
export async function decodeImage(bytes: Buffer, recipe: PixelRecipe): Promise<RgbImage> {
  return decodeOpen(await openPhoto(bytes), recipe);
}

/** The same of a photo that has been opened. */
export async function decodeOpen(photo: OpenPhoto, recipe: PixelRecipe): Promise<RgbImage> {
  const edge = decodeEdge(recipe);
  const { data, info } = await photo
    .image()
    .autoOrient()
    .resize(edge, edge, { fit: 'outside', withoutEnlargement: true, kernel: recipe.kernel })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });

  return { data, width: info.width, height: info.height };
}
