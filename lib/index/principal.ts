import type { SketchBasis } from './sketch';
import type { VectorTable } from './vector-table';

const ROUNDS = 12;
/** Vectors the directions are found from. */
const SAMPLE = 4_000;
const DIRECTIONS = 96;
/** A table of fewer slots is scanned whole in five milliseconds. */
export const SKETCHED_FROM = 200_000;

/** Gives a compact table sketches in the directions that its own vectors differ most in, once they pay. */
export function sketchIfLarge(table: VectorTable): void {
  const { codes, slots, dimensions } = table;
  if (codes === null || slots < SKETCHED_FROM || dimensions < 2 * DIRECTIONS) return;

  const sample: Float32Array[] = [];
  for (let i = 0; i < SAMPLE; i++) {
    const slot = Math.floor((i * slots) / SAMPLE);
    if (table.photoAt(slot) >= 0) sample.push(codes.vectorAt(slot));
  }
  table.addSketch(principalDirections(sample, dimensions, DIRECTIONS));
}

/**
 * The direction of the vectors' mean, and the `count − 1` beside it in which they differ most (principal components), found
 * by orthogonal iteration on their covariance (Golub & Van Loan, 8.2.4). Not to the last digit: any near them serve. The
 * mean is among them because queries lie along it, so that small differences there count for much.
 *
 * @param vectors some thousand of them, each of `dimensions` values
 */
export function principalDirections(vectors: readonly Float32Array[], dimensions: number, count: number): SketchBasis {
  const mean = meanOf(vectors, dimensions);
  const covariance = covarianceOf(vectors, mean);

  let others = Array.from({ length: count - 1 }, (_, i) => start(dimensions, i));
  for (let round = 0; round < ROUNDS; round++) {
    others = orthonormal([mean, ...others.map((direction) => multiply(covariance, direction))]).slice(1);
  }
  const directions = orthonormal([mean, ...others]);

  const flat = new Float32Array(count * dimensions);
  for (const [i, direction] of directions.entries()) flat.set(direction, i * dimensions);
  return { directions: flat, mean: Float32Array.from(directions, (direction) => dot(direction, mean)), dimensions };
}

function meanOf(vectors: readonly Float32Array[], dimensions: number): Float64Array {
  const mean = new Float64Array(dimensions);
  for (const vector of vectors) addTo(mean, 1 / vectors.length, vector);
  return mean;
}

function covarianceOf(vectors: readonly Float32Array[], mean: Float64Array): Float64Array[] {
  const size = mean.length;
  const covariance = Array.from({ length: size }, () => new Float64Array(size));
  const centred = new Float64Array(size);
  for (const vector of vectors) {
    centred.set(vector);
    addTo(centred, -1, mean);
    for (const [i, row] of covariance.entries()) addTo(row, centred[i] ?? 0, centred);
  }
  return covariance;
}

/** A fixed start that is not orthogonal to anything in particular. */
function start(dimensions: number, i: number): Float64Array {
  return Float64Array.from({ length: dimensions }, (_, j) => Math.cos(1 + 12.9898 * (i + 1) * (j + 1)));
}

function multiply(matrix: readonly Float64Array[], vector: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) => dot(row, vector));
}

/** Gram–Schmidt, modified; a direction the others already span becomes zero and scores nothing. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const vector of vectors) {
    const left = vector.slice();
    const before = Math.sqrt(dot(left, left));
    for (const other of done) addTo(left, -dot(other, left), other);
    const length = Math.sqrt(dot(left, left));
    const isNew = length > 1e-9 * before;
    done.push(isNew ? left.map((value) => value / length) : left.fill(0));
  }
  return done;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** target += factor × source */
function addTo(target: Float64Array, factor: number, source: Float64Array | Float32Array): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + factor * (source[i] as number);
}
