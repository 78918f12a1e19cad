import sharp from 'sharp';
import type { SegmentAnswer } from '../nouns';

/** How much of the photo is covered by a colour, 0 … 1. */
const COVER = 0.55;

/**
 * The colours to lay over a photo.
 *
 * @returns a PNG of one pixel for each cell
 */
export function segmentPicture({ rows, columns, cells, labels }: SegmentAnswer): Promise<Buffer> {
  const colors = labels.map(({ color }) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)));
  const pixels = new Uint8Array(4 * cells.length);
  cells.forEach((place, i) => pixels.set([...(colors[place] ?? [0, 0, 0]), Math.round(255 * COVER)], 4 * i));
  return sharp(pixels, { raw: { width: columns, height: rows, channels: 4 } })
    .png()
    .toBuffer();
}
