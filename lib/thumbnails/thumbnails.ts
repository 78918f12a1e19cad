import { join } from 'node:path';
import sharp from 'sharp';
import type { OpenPhoto } from '../decode/open-photo';
import type { RgbImage } from '../encoder/pixels';

/**
 * The sizes images are kept in. 320 and 480: shortest side, for the grid, the latter on screens of two or three pixels to a
 * CSS pixel; 1280: longest side, for the viewer.
 */
export const THUMBNAIL_SIZES = [320, 480, 1280] as const;
export type ThumbnailSize = (typeof THUMBNAIL_SIZES)[number];
export type GridSize = Exclude<ThumbnailSize, 1280>;

/** A panorama's grid thumbnail is no longer than this many times its size. */
const LONGEST = 4;

/**
 * Where a photo's thumbnail lies: named by content, so that an edit never shows the old one and a move needs none anew.
 *
 * @param root absolute path of the thumbnails folder
 */
export function thumbnailFile(root: string, size: ThumbnailSize, contentId: string): string {
  return join(root, String(size), contentId.slice(0, 2), `${contentId}.webp`);
}

const GRID_QUALITY = { quality: 78, effort: 2 };

/** The small grid thumbnail as WebP, from the image decoded for the model. */
export function gridThumbnail(image: RgbImage): Promise<Buffer> {
  const upright = sharp(image.data, { raw: { width: image.width, height: image.height, channels: 3 } });
  return upright.resize(gridSize(image, 320)).webp(GRID_QUALITY).toBuffer();
}

/** A grid thumbnail straight from the original: the larger one, or one that was cleared away. */
export function gridThumbnailAnew(original: OpenPhoto, size: GridSize): Promise<Buffer> {
  const upright = original.image().autoOrient();
  return upright.resize(gridSize(original, size)).toColourspace('srgb').webp(GRID_QUALITY).toBuffer();
}

/** The viewer's preview as WebP, straight from the original. */
export function preview(original: OpenPhoto): Promise<Buffer> {
  return original
    .image()
    .autoOrient()
    .resize(1280, 1280, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .webp({ quality: 82, effort: 2 })
    .toBuffer();
}

function gridSize({ width, height }: Pick<RgbImage, 'width' | 'height'>, size: GridSize) {
  const scale = Math.min(1, size / Math.min(width, height), (LONGEST * size) / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
