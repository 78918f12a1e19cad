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
