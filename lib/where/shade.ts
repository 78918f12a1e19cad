import sharp from 'sharp';
import type { WhereAnswer } from '../nouns';

/** How dark the coldest parts become, 0 … 1. */
const DARKEST = 0.66;

/**
 * A shade to lay over a photo, so that what is hot is left in the light.
 *
 * @returns a PNG of one pixel for each cell, black and more or less transparent
 */
export function shadeOf({ rows, columns, values }: NonNullable<WhereAnswer['heat']>): Promise<Buffer> {
  const pixels = new Uint8Array(4 * values.length);
  values.forEach((heat, i) => {
    pixels[4 * i + 3] = Math.round(255 * DARKEST * (1 - heat));
  });
  return sharp(pixels, { raw: { width: columns, height: rows, channels: 4 } })
    .png()
    .toBuffer();
}
