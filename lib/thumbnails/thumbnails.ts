import { join } from 'node:path';
import sharp from 'sharp';
import type { OpenPhoto } from '../decode/open-photo';
import type { RgbImage } from '../encoder/pixels';

/** The sizes images are kept in. 320: shortest side, for the grid; 1280: longest side, for the viewer. */
export type ThumbnailSize = 320 | 1280;

/** A panorama's grid thumbnail is no longer than this many pixels. */
const LONGEST_GRID_SIDE = 1280;

/**
 * Where a photo's thumbnail lies: named by content, so that an edit never shows the old one and a move needs none anew.
 *
 * @param root absolute path of the thumbnails folder
 */
export function thumbnailFile(root: string, size: ThumbnailSize, contentId: string): string {
  return join(root, String(size), contentId.slice(0, 2), `${contentId}.webp`);
}

const GRID_QUALITY = { quality: 78, effort: 2 };

/** The grid thumbnail as WebP, from the image decoded for the model. */
export function gridThumbnail(image: RgbImage): Promise<Buffer> {
  const upright = sharp(image.data, { raw: { width: image.width, height: image.height, channels: 3 } });
  return upright.resize(gridSize(image)).webp(GRID_QUALITY).toBuffer();
}

/** The same straight from the original, for one that was cleared away. */
export function gridThumbnailAnew(original: OpenPhoto): Promise<Buffer> {
  return original.image().autoOrient().resize(gridSize(original)).toColourspace('srgb').webp(GRID_QUALITY).toBuffer();
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

function gridSize({ width, height }: Pick<RgbImage, 'width' | 'height'>): { width: number; height: number } {
  const scale = Math.min(1, 320 / Math.min(width, height), LONGEST_GRID_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
