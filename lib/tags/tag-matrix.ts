import { dot } from '../encoder/normalise';
import type { Taught } from '../learning/label';
import { TAGGING } from './decide-tags';

/** A label as a model sees it. */
export interface EmbeddedLabel {
  readonly label: string;
  /** What it is listed under. */
  readonly group: string;
  /** What else is true of a photo that has it, the nearest first. */
  readonly ancestors: readonly string[];
  /** L2-normalised mean of its prompts' embeddings. */
  readonly vector: Float32Array;
  /** What everyday words explain of that: see `Calibration.explain`. */
  readonly direction: Float32Array;
  /** What a person taught of it; it counts in sets that are not exclusive. */
  readonly taught?: Taught;
}

export interface EmbeddedSet {
  readonly exclusive: boolean;
  readonly labels: readonly EmbeddedLabel[];
  /** Directions of everyday words within the set's prompts. */
  readonly everyday: readonly Float32Array[];
  /** Of a photo's cosines with those. */
  readonly spread: number;
}

/** A tag that a matrix can give. */
export interface MatrixTag {
  readonly label: string;
  readonly group: string;
  /** Places among the matrix's tags. */
  readonly ancestors: readonly number[];
}

/** A label within its set: its row of the matrix, and its place among the tags. */
export interface MatrixLabel {
  /** What it competes with others by. */
  readonly row: number;
  /** What its own evidence comes from: the same row, unless a person taught it. */
  readonly decidedBy: number;
  /** Added to its evidence. */
  readonly bias: number;
  readonly tag: number;
}

export interface MatrixSet {
  readonly exclusive: boolean;
  readonly labels: readonly MatrixLabel[];
  /** Rows of the everyday words it competes with; none for an exclusive set, and one large enough by itself. */
  readonly everyday: readonly number[];
}

/** All that tells a model's tags; plain data, so that it may be posted between threads. */
export interface TagMatrix {
  readonly dimensions: number;
  /** Row by row: what photos have in common, then directions by their set's spread, and vectors of labels. */
  readonly rows: Float32Array;
  /** Product of each row with what photos have in common. */
  readonly commons: Float32Array;
  readonly logitScale: number;
  readonly sets: readonly MatrixSet[];
  readonly tags: readonly MatrixTag[];
}

interface ModelParts {
  /** What photos have in common; not of length 1. */
  readonly photoMean: Float32Array;
  /** What turns a cosine into a logit. */
  readonly logitScale: number;
}

/** Puts sets together so that a photo is multiplied with each direction once, in however many sets it stands. */
export function makeTagMatrix(sets: readonly EmbeddedSet[], { photoMean, logitScale }: ModelParts): TagMatrix {
  const rows = new Rows(photoMean);
  const tags = new Tags();
  const placed = sets.map(({ exclusive, labels, everyday, spread }): MatrixSet => {
    const bySpread = (direction: Float32Array) => rows.put(direction.map((value) => value / spread));
    return {
      exclusive,
      labels: labels.map((label) => {
        const row = exclusive ? rows.put(label.vector) : bySpread(label.direction);
        const taught = exclusive ? undefined : label.taught;
        const decidedBy = taught === undefined ? row : bySpread(taught.direction);
        return { row, decidedBy, bias: taught?.bias ?? 0, tag: tags.put(label) };
      }),
      everyday: exclusive || labels.length >= TAGGING.wholeSet ? [] : everyday.map(bySpread),
    };
  });

  return {
    dimensions: photoMean.length,
    rows: rows.joined(),
    commons: Float32Array.from(rows.all, (row) => dot(row, photoMean)),
    logitScale,
    sets: placed,
    tags: tags.all,
  };
}

class Rows {
  readonly all: Float32Array[];
  readonly #places = new Map<string, number>();

  constructor(first: Float32Array) {
    this.all = [first];
  }

  put(row: Float32Array): number {
    const key = Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString('latin1');
    const place = this.#places.get(key) ?? this.all.push(row) - 1;
    this.#places.set(key, place);
    return place;
  }

  joined(): Float32Array {
    const dimensions = this.all[0]?.length ?? 0;
    const joined = new Float32Array(this.all.length * dimensions);
    this.all.forEach((row, i) => joined.set(row, i * dimensions));
    return joined;
  }
}

class Tags {
  readonly all: MatrixTag[] = [];
  readonly #places = new Map<string, number>();

  /** A label may stand in several sets: it is listed under the first one's group, and follows from what all of them say. */
  put({ label, group, ancestors }: Pick<EmbeddedLabel, 'label' | 'group' | 'ancestors'>): number {
    const above = ancestors.map((ancestor, i) =>
      this.put({ label: ancestor, group, ancestors: ancestors.slice(i + 1) }),
    );
    const place = this.#places.get(label);
    if (place === undefined) {
      this.#places.set(label, this.all.length);
      return this.all.push({ label, group, ancestors: above }) - 1;
    }
    const known = this.all[place] as MatrixTag;
    this.all[place] = { ...known, ancestors: [...new Set([...known.ancestors, ...above])] };
    return place;
  }
}
