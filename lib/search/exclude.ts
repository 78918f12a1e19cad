import { dot } from '../encoder/normalise';
import type { LibraryIndex } from '../index/library-index';
import type { Candidate } from '../index/select-top';
import { type Background, standardScore } from '../tags/background';

/**
 * What “-people” does, since a text encoder reads “not” as a word like any other: the concept is embedded apart. How much a
 * photo resembles it is a standard score against the photo's own background, so that the figures hold for every model.
 * Chosen with `npm run bench -- hybrid`; see docs/decisions/2026-11-21-excluded-concepts.md.
 */
export const EXCLUSION = {
  /** Photos that resemble a concept this much show it, and are taken out. */
  takenOutFrom: 1.5,
  /** The others are ranked by what is asked for less this many times the resemblance. */
  weight: 3,
  /** Photos from the top of a ranking that are ranked anew; a page further down is as the words alone have it. */
  depth: 500,
} as const;

/** Whether a photo shows one of the concepts so clearly that it is taken out. @param concepts as {@link Exclusion} takes them */
export function showsAny(
  concepts: readonly Float32Array[],
  { embedding, background }: { readonly embedding: Float32Array; readonly background: Background },
): boolean {
  return concepts.some((concept) => standardScore(dot(concept, embedding), background) >= EXCLUSION.takenOutFrom);
}

/** Judges photos by how much they resemble what they should not show. */
export class Exclusion {
  readonly #index: LibraryIndex;
  /** Of each slot, in deviations above its photo's background. */
  readonly #resemblances: Float32Array;

  /**
   * Makes one pass over the index for each vector.
   *
   * @param vectors L2-normalised, of the concepts and their kin: a photo that resembles one of them resembles too much
   */
  constructor(index: LibraryIndex, vectors: readonly Float32Array[]) {
    this.#index = index;
    const most = new Float32Array(index.table.slots).fill(-Infinity);
    for (const vector of vectors) {
      for (const [slot, cosine] of index.similarities(vector).entries()) {
        if (cosine > (most[slot] as number)) most[slot] = cosine;
      }
    }
    this.#resemblances = most.map((cosine, slot) => standardScore(cosine, index.table.backgroundAt(slot)));
  }

  /** Those of the photos that show none of it, in their order; photos without a vector show nothing. */
  keep(photoIds: readonly number[]): number[] {
    return photoIds.filter((id) => this.#resemblance(id) < EXCLUSION.takenOutFrom);
  }

  /** The photos that show it, in no order. */
  shown(): number[] {
    const shown: number[] = [];
    for (const [slot, resemblance] of this.#resemblances.entries()) {
      const photoId = this.#index.table.photoAt(slot);
      if (photoId >= 0 && resemblance >= EXCLUSION.takenOutFrom) shown.push(photoId);
    }
    return shown;
  }

  /** The same candidates, those first that resemble it least for what they have of what was asked for. */
  rank(candidates: readonly Candidate[]): Candidate[] {
    const top = candidates.slice(0, EXCLUSION.depth).map((candidate) => ({ candidate, value: this.#value(candidate) }));
    top.sort((a, b) => (a.value === b.value ? 0 : b.value - a.value));
    return [...top.map(({ candidate }) => candidate), ...candidates.slice(EXCLUSION.depth)];
  }

  #value({ photoId, similarity }: Candidate): number {
    const slot = this.#index.table.slotOf(photoId);
    if (slot === undefined) return -Infinity;
    const { table } = this.#index;
    return standardScore(similarity, table.backgroundAt(slot)) - EXCLUSION.weight * this.#resemblance(photoId);
  }

  #resemblance(photoId: number): number {
    const slot = this.#index.table.slotOf(photoId);
    return slot === undefined ? -Infinity : (this.#resemblances[slot] ?? -Infinity);
  }
}
