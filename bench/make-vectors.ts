import { seededRandom } from '#lib/testing/vectors';

/** Dimensions of the subspace that carries meaning. */
const SEMANTIC = 256;
const TOPICS = 400;
const SUBTOPICS = 40;

/**
 * Seeded vectors with the geometry of CLIP's spaces. An image is its modality's own direction, plus a meaning (topic,
 * subtopic and something of its own, in a subspace with decaying spectrum), plus noise; topics are as unevenly popular as
 * in a real library. A text has the meaning of some image, blurred, and lies on the other side of the gap between the
 * modalities: its nearest images are near cosine 0.28.
 */
export class VectorMaker {
  readonly #dimensions: number;
  readonly #random: () => number;
  readonly #spectrum = Float32Array.from({ length: SEMANTIC }, (_, i) => (1 + i / 8) ** -0.5);
  readonly #basis: readonly Float32Array[];
  readonly #imageGap: Float32Array;
  readonly #textGap: Float32Array;
  readonly #topics: readonly Float32Array[];
  readonly #subtopics: readonly Float32Array[];

  constructor(dimensions: number, seed: number) {
    this.#dimensions = dimensions;
    this.#random = seededRandom(seed);
    // Nearly orthogonal, as random directions of many dimensions are.
    this.#basis = this.#many(SEMANTIC, () => unit(this.#gaussian(dimensions)));
    this.#imageGap = unit(this.#gaussian(dimensions));
    const other = this.#gaussian(dimensions);
    this.#textGap = unit(this.#imageGap.map((x, i) => 0.1 * x + (other[i] as number) / Math.sqrt(dimensions)));
    this.#topics = this.#many(TOPICS, () => this.#semantic());
    this.#subtopics = this.#many(TOPICS * SUBTOPICS, () => this.#semantic());
  }

  /** L2-normalised. */
  image(): Float32Array {
    return this.#lift(this.#meaning(), this.#imageGap, 1.15, 0.7);
  }

  /** L2-normalised. */
  text(): Float32Array {
    return this.#lift(unit(sum([this.#meaning(), 1], [this.#semantic(), 0.4])), this.#textGap, 0.85, 0.75);
  }

  #meaning(): Float32Array {
    const topic = Math.floor(TOPICS * this.#random() ** 1.6);
    const subtopic = topic * SUBTOPICS + Math.floor(SUBTOPICS * this.#random());
    return unit(
      sum(
        [this.#topics[topic] as Float32Array, 1],
        [this.#subtopics[subtopic] as Float32Array, 0.55],
        [this.#semantic(), 1.1],
      ),
    );
  }

  /** From the semantic subspace to all dimensions, beside the modality's own direction. */
  #lift(meaning: Float32Array, gap: Float32Array, gapWeight: number, noise: number): Float32Array {
    const lifted = this.#gaussian(this.#dimensions);
    for (let i = 0; i < lifted.length; i++) {
      lifted[i] = (noise * (lifted[i] as number)) / Math.sqrt(this.#dimensions) + gapWeight * (gap[i] as number);
    }
    for (const [s, direction] of this.#basis.entries()) {
      const amount = meaning[s] as number;
      for (let i = 0; i < lifted.length; i++) lifted[i] = (lifted[i] as number) + amount * (direction[i] as number);
    }
    return unit(lifted);
  }

  #semantic(): Float32Array {
    return unit(this.#gaussian(SEMANTIC).map((x, i) => x * (this.#spectrum[i] as number)));
  }

  #gaussian(length: number): Float32Array {
    const random = this.#random;
    const values = new Float32Array(length);
    for (let i = 0; i < length; i++) {
      values[i] = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    }
    return values;
  }

  #many(count: number, make: () => Float32Array): Float32Array[] {
    return Array.from({ length: count }, make);
  }
}

function sum(...terms: readonly (readonly [Float32Array, number])[]): Float32Array {
  const total = new Float32Array(terms[0]?.[0].length ?? 0);
  for (const [vector, weight] of terms) {
    for (let i = 0; i < total.length; i++) total[i] = (total[i] as number) + weight * (vector[i] as number);
  }
  return total;
}

function unit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const x of vector) squares += x * x;
  const length = Math.sqrt(squares);
  return vector.map((x) => x / length);
}
