import type { RgbImage } from '../encoder/pixels';

/** The image is looked at as this many cells across and down. */
const CELLS = 32;
/** Frequencies kept across and down. */
const KEPT = 8;
/** So many pixels of a cell are read, across and down: enough for its mean, whatever the image's size. */
const SAMPLES = 3;
/** Brightest less darkest cell, of 255: with less, what is left is noise, and all such images would look alike. */
const LEAST_CONTRAST = 8;

/** Row k: the cosines of the DCT-II's frequency k + 1 over the cells. */
const COSINES = Array.from({ length: KEPT }, (_, k) =>
  Float64Array.from({ length: CELLS }, (_, i) => Math.cos((Math.PI * (k + 1) * (2 * i + 1)) / (2 * CELLS))),
);

/**
 * The perceptual hash of an image: of its 8 × 8 lowest frequencies, without the constant ones, which are above their median
 * (pHash, after Zauner, 2010). Versions of a picture that were resized or saved anew differ in few of its 64 bits.
 *
 * @returns 16 hex digits; null for an image that is all but of one brightness
 */
export function perceptualHash(image: RgbImage): string | null {
  const cells = brightnessByCell(image);
  if (Math.max(...cells) - Math.min(...cells) < LEAST_CONTRAST) return null;

  const frequencies = transform(transform(cells, CELLS), KEPT);
  const median = frequencies.slice().sort()[frequencies.length / 2] as number;
  const hash = new Uint8Array(frequencies.length / 8);
  for (let bit = 0; bit < frequencies.length; bit++) {
    if ((frequencies[bit] as number) >= median) hash[bit >> 3] = (hash[bit >> 3] as number) | (1 << (bit & 7));
  }
  return Buffer.from(hash).toString('hex');
}

/** @returns CELLS × CELLS mean brightnesses in 0 … 255, row by row */
function brightnessByCell({ data, width, height }: RgbImage): Float64Array {
  const cells = new Float64Array(CELLS * CELLS);
  const columns = samplePoints(width);
  const rows = samplePoints(height);
  for (let y = 0; y < rows.length; y++) {
    const row = (rows[y] as number) * width;
    const cellRow = Math.trunc(y / SAMPLES) * CELLS;
    for (let x = 0; x < columns.length; x++) {
      const at = 3 * (row + (columns[x] as number));
      const brightness =
        0.299 * (data[at] as number) + 0.587 * (data[at + 1] as number) + 0.114 * (data[at + 2] as number);
      const cell = cellRow + Math.trunc(x / SAMPLES);
      cells[cell] = (cells[cell] as number) + brightness / (SAMPLES * SAMPLES);
    }
  }
  return cells;
}

/** The middles of as many equal parts as pixels are read. */
function samplePoints(length: number): Int32Array {
  const points = new Int32Array(CELLS * SAMPLES);
  for (let i = 0; i < points.length; i++) points[i] = Math.trunc(((i + 0.5) * length) / points.length);
  return points;
}

/**
 * The lowest frequencies of each row of CELLS values, turned so that the next call takes the other direction.
 *
 * @param values `rows` × CELLS, row by row
 * @returns KEPT × `rows`, row by row
 */
function transform(values: Float64Array, rows: number): Float64Array {
  const frequencies = new Float64Array(KEPT * rows);
  for (let k = 0; k < KEPT; k++) {
    const cosines = COSINES[k] as Float64Array;
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (let i = 0; i < CELLS; i++) sum += (values[row * CELLS + i] as number) * (cosines[i] as number);
      frequencies[k * rows + row] = sum;
    }
  }
  return frequencies;
}
