/** What two photos are to each other, as figures decide it; they were measured in docs/decisions/2026-11-21-duplicates.md. */
import { NEAR_BITS } from './hash-bands';

/** `near`: versions of one picture, such as one resized; `burst`: pictures of one moment, taken one after the other. */
export type Relation = 'near' | 'burst';

/** What is to be known of a photo for that. */
export interface Shot {
  readonly width: number;
  readonly height: number;
  readonly format: string;
  /** The camera and its clock, in milliseconds since 1970; null where the photo does not tell both. */
  readonly moment: { readonly camera: string; readonly at: number } | null;
}

/** How alike two photos look. */
export interface Resemblance {
  /** Bits in which their hashes differ; null while one has none. */
  readonly bits: number | null;
  /** Of their embeddings: 0 for two photos of different things, on average, 1 for the same; the same scale with any model. */
  readonly likeness: number;
}

const NEAR_LIKENESS = 0.5;
const BURST_LIKENESS = 0.7;
/** Between one picture of a burst and the next, in milliseconds; cameras tell whole seconds. */
export const BURST_GAP_MS = 3_000;
/** Saved anew, a picture of the same size differs in no more bits; the next picture of a burst mostly does. */
const RESAVED_BITS = 2;

/** Null when they are neither. A camera's clock tells different shots apart, however alike they look. */
export function relationOf(a: Shot, b: Shot, { bits, likeness }: Resemblance): Relation | null {
  const looksNear = bits !== null && bits <= NEAR_BITS && likeness >= NEAR_LIKENESS;
  if (a.moment === null || b.moment === null || a.moment.camera !== b.moment.camera) return looksNear ? 'near' : null;

  const gap = Math.abs(a.moment.at - b.moment.at);
  if (gap > BURST_GAP_MS) return null;
  const isVersion = gap === 0 && looksNear && (isOtherSize(a, b) || bits <= RESAVED_BITS);
  if (isVersion) return 'near';
  return likeness >= BURST_LIKENESS ? 'burst' : null;
}

/**
 * A cosine on the scale of {@link Resemblance.likeness}: what one model calls much is little to another.
 *
 * @param typical mean cosine of two photos of different things, with the same model
 */
export function likenessOf(cosine: number, typical: number): number {
  return (cosine - typical) / (1 - typical);
}

/** Mean cosine of these L2-normalised embeddings with each other; 0 when there are fewer than two. */
export function typicalCosine(embeddings: readonly Float32Array[]): number {
  const { length } = embeddings;
  if (length < 2) return 0;

  const sum = new Float64Array(embeddings[0]?.length ?? 0);
  for (const embedding of embeddings) for (const [i, value] of embedding.entries()) sum[i] = (sum[i] as number) + value;
  const squared = sum.reduce((total, value) => total + value * value, 0);
  return (squared - length) / (length * (length - 1));
}

function isOtherSize(a: Shot, b: Shot): boolean {
  return a.width !== b.width || a.height !== b.height || a.format !== b.format;
}
