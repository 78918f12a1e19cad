/**
 * Scales `vector` to length 1 in place.
 *
 * @returns false, with the vector left as it is, when it has no direction: zero, or not finite
 */
export function normalise(vector: Float32Array): boolean {
  let squares = 0;
  for (const x of vector) squares += x * x;

  const length = Math.sqrt(squares);
  if (!(length > 1e-12) || !Number.isFinite(length)) return false;

  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / length;
  return true;
}

/** Cosine of two L2-normalised vectors of equal length, −1 … 1. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Adds `weight` times `row` to `sum`, in place; a row without values adds nothing. */
export function addTo(sum: Float32Array, row: Float32Array, weight: number): void {
  for (let i = 0; i < row.length; i++) sum[i] = (sum[i] as number) + weight * (row[i] as number);
}

/** What sets a vector apart from a mean: their difference, of length 1. */
export function apartFrom(vector: Float32Array, mean: Float32Array): Float32Array {
  const apart = vector.map((value, i) => value - (mean[i] as number));
  normalise(apart);
  return apart;
}

/** The mean of vectors of equal length; not of length 1. Empty when there are none. */
export function meanOf(rows: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(rows[0]?.length ?? 0);
  for (const row of rows) addTo(mean, row, 1 / rows.length);
  return mean;
}
