import { dot, normalise } from '../encoder/normalise';
import type { LibraryIndex } from '../index/library-index';

/** A part of a composed query, embedded. */
export interface EmbeddedPart {
  readonly isText: boolean;
  /** L2-normalised, until {@link setApart} has it. */
  readonly vector: Float32Array;
  /** −2 … 2; what has a weight below 0 is pushed away. */
  readonly weight: number;
}

/** How a library's cosines with one part are spread. */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

/** A composed query made into one vector, and what of it came from where. */
export interface Composition {
  /** L2-normalised. */
  readonly vector: Float32Array;
  /**
   * What each part adds to the score of a photo: its weight times the photo's cosine with it, in deviations above the
   * library's mean. Their order by sum is the order by cosine with {@link vector}.
   *
   * @param photo L2-normalised
   */
  contributionsTo(photo: Float32Array): number[];
}

/** Photos the spread is measured on, the oldest of the index: enough for two digits, and the same ones for later pages. */
const MEASURED = 20_000;
/** Below this all photos are the same to a part, and rounding is all that tells them apart. */
const LEAST_DEVIATION = 1e-3;
/** A sum shorter than this, beside its parts, is what rounding leaves of parts that cancel each other out. */
export const CANCELLED = 1e-4;

/**
 * Takes from texts what all texts have in common, so that beside pictures they say only what tells them apart (the modality
 * gap, arXiv 2203.02053). Texts alone are left as they are: what they have in common tells no photo from another by much,
 * and one alone ranks as a search for it does.
 *
 * @param common the mean of many texts' vectors; null while there is none
 */
export function setApart(parts: readonly EmbeddedPart[], common: Float32Array | null): readonly EmbeddedPart[] {
  if (common === null || parts.every(({ isText }) => isText)) return parts;
  return parts.map((part) =>
    part.isText ? { ...part, vector: part.vector.map((value, i) => value - (common[i] ?? 0)) } : part,
  );
}

/** The mean of the rows of a matrix. */
export function meanRow(rows: Float32Array, dimensions: number): Float32Array {
  const mean = new Float32Array(dimensions);
  const share = dimensions / Math.max(1, rows.length);
  for (const [i, value] of rows.entries()) mean[i % dimensions] = (mean[i % dimensions] ?? 0) + value * share;
  return mean;
}

/**
 * Makes one query of several. Cosines with texts and with images lie apart and are spread differently, so each part's is
 * counted in deviations of the library's own; the weighted sum of those is, but for a constant, the product with one vector.
 * See docs/decisions/2026-11-21-composed-queries.md.
 *
 * @param spreads of each part, as {@link measureSpread} gives them
 * @returns null when the parts cancel each other out
 */
export function compose(parts: readonly EmbeddedPart[], spreads: readonly Spread[]): Composition | null {
  const scales = parts.map(({ weight }, i) => weight / (spreads[i]?.deviation ?? 1));
  const vector = new Float32Array(parts[0]?.vector.length ?? 0);
  for (const [i, part] of parts.entries()) {
    for (let j = 0; j < vector.length; j++) {
      vector[j] = (vector[j] as number) + (scales[i] as number) * (part.vector[j] as number);
    }
  }

  const longest = scales.reduce((sum, scale) => sum + Math.abs(scale), 0);
  if (Math.sqrt(dot(vector, vector)) <= CANCELLED * longest) return null;
  normalise(vector);
  return {
    vector,
    contributionsTo: (photo) =>
      parts.map((part, i) => (dot(part.vector, photo) - (spreads[i]?.mean ?? 0)) * (scales[i] as number)),
  };
}

/** How the library's cosines with a part are spread, among vectors with a `seq` up to `upTo`. */
export function measureSpread(index: LibraryIndex, part: Float32Array, upTo = Infinity): Spread {
  const { table } = index;
  const cosines = index.similarities(part, MEASURED).filter((_, slot) => {
    return table.photoAt(slot) >= 0 && table.seqAt(slot) <= upTo;
  });
  return spreadOf(cosines);
}

/** @param cosines of at least two photos, lest nothing is known of them: then a cosine is taken as it is */
export function spreadOf(cosines: Float32Array): Spread {
  if (cosines.length < 2) return { mean: 0, deviation: 1 };

  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
  const variance = cosines.reduce((sum, cosine) => sum + (cosine - mean) ** 2, 0) / cosines.length;
  return { mean, deviation: Math.max(LEAST_DEVIATION, Math.sqrt(variance)) };
}
