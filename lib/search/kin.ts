import { dot } from '../encoder/normalise';
import type { LabelMatrix } from '../tags/zero-shot';

/**
 * How near a label must lie for it to name a kind of the concept, both seen from the middle of the vocabulary: in every
 * model texts lie close to each other, and only what is left beside that tells them apart. `person` has `man` and
 * `woman` within it, `car` has `van`.
 */
const KIN_FROM = 0.45;
const MOST_KIN = 6;

/** Labels that mean nearly what a concept means, as the model sees it: their L2-normalised vectors, nearest first. */
export function kinOf(concept: Float32Array, { vectors, labels, dimensions }: LabelMatrix): Float32Array[] {
  const middle = new Float32Array(dimensions);
  for (const [i, value] of vectors.entries()) middle[i % dimensions] = (middle[i % dimensions] ?? 0) + value;
  for (let i = 0; i < dimensions; i++) middle[i] = (middle[i] ?? 0) / Math.max(1, labels.length);

  const own = seenFrom(middle, concept);
  return labels
    .map((_, row) => vectors.subarray(row * dimensions, (row + 1) * dimensions))
    .map((vector) => ({ vector, nearness: dot(own, seenFrom(middle, vector)) }))
    .filter(({ nearness }) => nearness >= KIN_FROM)
    .sort((a, b) => b.nearness - a.nearness)
    .slice(0, MOST_KIN)
    .map(({ vector }) => vector);
}

function seenFrom(middle: Float32Array, vector: Float32Array): Float32Array {
  const direction = vector.map((value, i) => value - (middle[i] ?? 0));
  const length = Math.sqrt(dot(direction, direction)) || 1;
  return direction.map((value) => value / length);
}
