/** A photo and how near it is. */
export interface Candidate {
  readonly photoId: number;
  /** Cosine, −1 … 1. */
  readonly similarity: number;
}

/** Nearer first; equal ones by id, so that a ranking is the same every time and on every engine. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return b.similarity - a.similarity || a.photoId - b.photoId;
}

/**
 * Keeps the best `limit` candidates of a stream: a binary heap with the worst on top (Williams 1964), O(n log limit).
 */
export class TopCandidates {
  readonly #limit: number;
  readonly #heap: Candidate[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The similarity a candidate must reach to be kept. */
  get threshold(): number {
    return this.#heap.length < this.#limit ? -Infinity : (this.#heap[0]?.similarity ?? Infinity);
  }

  offer(candidate: Candidate): void {
    if (this.#heap.length < this.#limit) {
      this.#heap.push(candidate);
      this.#siftUp(this.#heap.length - 1);
    } else if (this.#limit > 0 && compareCandidates(candidate, this.#heap[0] as Candidate) < 0) {
      this.#heap[0] = candidate;
      this.#siftDown(0);
    }
  }

  /** Best first. */
  sorted(): Candidate[] {
    return this.#heap.toSorted(compareCandidates);
  }

  #siftUp(start: number): void {
    let child = start;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#isWorse(child, parent)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  #siftDown(start: number): void {
    let parent = start;
    for (;;) {
      const left = 2 * parent + 1;
      const right = left + 1;
      let worst = parent;
      if (left < this.#heap.length && this.#isWorse(left, worst)) worst = left;
      if (right < this.#heap.length && this.#isWorse(right, worst)) worst = right;
      if (worst === parent) return;
      this.#swap(parent, worst);
      parent = worst;
    }
  }

  #isWorse(a: number, b: number): boolean {
    return compareCandidates(this.#heap[a] as Candidate, this.#heap[b] as Candidate) > 0;
  }

  #swap(a: number, b: number): void {
    const kept = this.#heap[a] as Candidate;
    this.#heap[a] = this.#heap[b] as Candidate;
    this.#heap[b] = kept;
  }
}
