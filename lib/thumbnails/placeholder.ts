import { rgbaToThumbHash } from 'thumbhash';
import type { RgbImage } from '../encoder/pixels';

/** Longer side of what the hash is made from: its finest detail is an eighth of the side, so more would not be seen. */
const EDGE = 32;
/** So many pixels are read for each, across and down: enough for its mean, whatever the image's size. */
const SAMPLES = 2;

/** What stands for a picture until it is there, as Evan Wallace's ThumbHash: at most 25 bytes of a blurred picture. */
export function placeholderOf({ data, width, height }: RgbImage): Uint8Array {
  const scale = EDGE / Math.max(width, height);
  const columns = samplePoints(width, Math.max(1, Math.round(width * scale)));
  const rows = samplePoints(height, Math.max(1, Math.round(height * scale)));
  const [across, down] = [columns.length / SAMPLES, rows.length / SAMPLES];

  const sums = new Float32Array(across * down * 3);
  for (const [y, row] of rows.entries()) {
    for (const [x, column] of columns.entries()) {
      const from = 3 * (row * width + column);
      const to = 3 * (Math.trunc(y / SAMPLES) * across + Math.trunc(x / SAMPLES));
      for (let channel = 0; channel < 3; channel++) {
        sums[to + channel] = (sums[to + channel] as number) + (data[from + channel] as number);
      }
    }
  }
  return rgbaToThumbHash(across, down, toRgba(sums));
}

/** Where to read along a side that is cut into `cells`: the middles of equal parts. */
function samplePoints(length: number, cells: number): number[] {
  const points = cells * SAMPLES;
  return Array.from({ length: points }, (_, i) => Math.trunc(((i + 0.5) * length) / points));
}

function toRgba(sums: Float32Array): Uint8Array {
  const rgba = new Uint8Array((sums.length / 3) * 4).fill(255);
  for (let i = 0; i < sums.length / 3; i++) {
    for (let channel = 0; channel < 3; channel++) {
      rgba[4 * i + channel] = Math.round((sums[3 * i + channel] as number) / SAMPLES ** 2);
    }
  }
  return rgba;
}
