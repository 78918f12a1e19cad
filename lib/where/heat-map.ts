import type { CropBox } from '../nouns';

/** Values over a whole photo, row by row. */
export interface HeatMap {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** Cells along a photo's shorter side: four for each patch of the bundled model. */
const CELLS = 28;
/** A panorama's longer side has no more than this many times as many. */
const LONGEST = 8;

/**
 * Spreads what was found in parts of a photo, which may overlap, over all of it.
 *
 * @param ratio of the photo's width to its height
 * @param boxes where they lie; together they cover the photo
 * @param blur standard deviation, as a share of the photo's shorter side: neighbours see some of the same object
 */
export function heatMapOf(ratio: number, boxes: readonly CropBox[], evidence: Float32Array, blur: number): HeatMap {
  const columns = Math.round(CELLS * Math.min(LONGEST, Math.max(1, ratio)));
  const rows = Math.round(CELLS * Math.min(LONGEST, Math.max(1, 1 / ratio)));
  const sums = new Float32Array(rows * columns);
  const counts = new Float32Array(rows * columns);
  for (const [i, box] of boxes.entries()) addBox(sums, counts, { rows, columns }, box, evidence[i] as number);

  const means = sums.map((sum, i) => sum / Math.max(1, counts[i] as number));
  const kernel = gaussian(blur * CELLS);
  const along = blurRows(means, rows, columns, kernel);
  return {
    rows,
    columns,
    values: transposed(blurRows(transposed(along, rows, columns), columns, rows, kernel), columns, rows),
  };
}

/** Mean and highest value. */
export function rangeOf({ values }: Pick<HeatMap, 'values'>): { readonly mean: number; readonly peak: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, peak: values.reduce((a, b) => Math.max(a, b), -Infinity) };
}

/** The mean of the cells whose middle lies in a box; of a box smaller than that, the cell its own middle lies in. */
export function meanIn({ rows, columns, values }: HeatMap, box: CropBox): number {
  let [sum, count] = [0, 0];
  eachCell({ rows, columns }, box, (at) => {
    sum += values[at] as number;
    count++;
  });
  if (count > 0) return sum / count;

  const row = Math.min(rows - 1, Math.floor((box.y + box.height / 2) * rows));
  const column = Math.min(columns - 1, Math.floor((box.x + box.width / 2) * columns));
  return values[row * columns + column] as number;
}

/** The middle of the hottest cell, as fractions of the photo. */
export function peakOf({ rows, columns, values }: HeatMap): { readonly x: number; readonly y: number } {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] as number) > (values[best] as number)) best = i;
  return { x: ((best % columns) + 0.5) / columns, y: (Math.floor(best / columns) + 0.5) / rows };
}

type Grid = Pick<HeatMap, 'rows' | 'columns'>;

function addBox(sums: Float32Array, counts: Float32Array, grid: Grid, box: CropBox, value: number): void {
  eachCell(grid, box, (at) => {
    sums[at] = (sums[at] as number) + value;
    counts[at] = (counts[at] as number) + 1;
  });
}

/** Visits the cells whose middle lies in a box. */
function eachCell({ rows, columns }: Grid, box: CropBox, visit: (at: number) => void): void {
  const [left, right] = [Math.ceil(box.x * columns - 0.5), Math.ceil((box.x + box.width) * columns - 0.5)];
  const [top, bottom] = [Math.ceil(box.y * rows - 0.5), Math.ceil((box.y + box.height) * rows - 0.5)];
  for (let row = Math.max(0, top); row < Math.min(rows, bottom); row++) {
    for (let column = Math.max(0, left); column < Math.min(columns, right); column++) visit(row * columns + column);
  }
}

/** Weights from the middle outwards, up to three deviations. */
function gaussian(deviation: number): Float32Array {
  const reach = Math.ceil(3 * deviation);
  const weights = Float32Array.from({ length: reach + 1 }, (_, i) =>
    Math.exp(-(i * i) / (2 * deviation * deviation || 1)),
  );
  const sum = weights.reduce((total, weight, i) => total + (i === 0 ? weight : 2 * weight), 0);
  return weights.map((weight) => weight / sum);
}

/** What lies beyond an end is like the end. */
function blurRows(values: Float32Array, rows: number, columns: number, kernel: Float32Array): Float32Array {
  const out = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    const at = (column: number) => values[row * columns + Math.min(columns - 1, Math.max(0, column))] as number;
    for (let column = 0; column < columns; column++) {
      let sum = (kernel[0] as number) * at(column);
      for (let i = 1; i < kernel.length; i++) sum += (kernel[i] as number) * (at(column - i) + at(column + i));
      out[row * columns + column] = sum;
    }
  }
  return out;
}

/** @returns columns × rows */
function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      out[column * rows + row] = values[row * columns + column] as number;
  }
  return out;
}
