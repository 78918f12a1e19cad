import { addTo, apartFrom, dot, meanOf } from '../encoder/normalise';
import type { LabelMatrix } from '../tags/zero-shot';
import { explainByWords, WORTH } from './explain';

/**
 * What decides whether a photo matches a query, the same for every model: scores are in units of the spread that a
 * model's own background photos have. Chosen on captioned-80 with both pocket models together (`npm run bench -- cutoff`);
 * the least evidence came out as 3.34 with one and 3.31 with the other.
 */
export const CUTOFF = {
  /** The evidence the best photo must give among {@link CUTOFF.photos}, lest nothing matches. */
  leastEvidence: 3.36,
  /** Photos the least evidence was measured among: the best of more photos is higher by chance alone. */
  photos: 80,
  /** Share of the best photo's score that another one needs. */
  shareOfBest: 0.5,
  /** How much a query counts that everyday words explain only in part. */
  coveragePower: 1.5,
  /** Logits for each unit of evidence. */
  slope: 1.5,
} as const;

/** Other settings than {@link CUTOFF}, for benches that fit them. */
export type Cutoff = Readonly<Record<keyof typeof CUTOFF, number>>;

/** Below this, the law of large numbers that {@link chanceAmong} rests on says nothing. */
const FEWEST_PHOTOS = 5;

/** A query as everyday words explain it. */
export interface Explained {
  /** What of the query the vocabulary's words add up to, at right angles to what all texts have in common. */
  readonly direction: Float32Array;
  /** Its length; 1 for a query that is a word of the vocabulary. */
  readonly length: number;
  /** Cosine with the query, 0 … 1. */
  readonly coverage: number;
}

/** A photo as everyday words explain it. */
export interface InWords {
  /** Of each word of the vocabulary, in its order: 0 for most of them, never below. */
  readonly weights: Float32Array;
  /** Of what sets the photo apart from others, so much lies along their sum: the square of its cosine with it, 0 … 1. */
  readonly share: number;
}

/**
 * What a word must add to be named of a photo, as a cosine: with more than of a query, fewer words are named and more of
 * them rightly. Chosen with `npm run bench -- words`, on both pocket models.
 */
const WORTH_OF_PHOTO = 0.15;
/** More words than these nobody reads. */
const MOST_WORDS = 6;

/** How sure it is of one photo. */
export interface Judgement {
  readonly probability: number;
  readonly match: boolean;
}

/**
 * Turns cosines of one model into judgements. Both towers are first rid of what everything they embed has in common (the
 * modality gap, arXiv 2203.02053), so that a photo's cosine with a query means the same with every model; then the query is
 * reduced to what everyday words explain of it, since the direction of a word the model hardly knows is noise.
 */
export class Calibration {
  readonly #words: readonly Float32Array[];
  readonly #gram: Float32Array;
  readonly #textMean: Float32Array;
  readonly #photoMean: Float32Array;
  readonly #meanSquare: number;
  readonly #spread: number;

  /**
   * @param labels the vocabulary as the model sees it; at least two
   * @param photos L2-normalised vectors of photos of many kinds, which tell what photos have in common; at least two
   */
  constructor({ dimensions, vectors }: Pick<LabelMatrix, 'dimensions' | 'vectors'>, photos: readonly Float32Array[]) {
    const rows = Array.from({ length: vectors.length / dimensions }, (_, i) =>
      vectors.subarray(i * dimensions, (i + 1) * dimensions),
    );
    this.#textMean = meanOf(rows);
    this.#words = rows.map((row) => apartFrom(row, this.#textMean));
    this.#gram = Float32Array.from(this.#words.flatMap((a) => this.#words.map((b) => dot(a, b))));

    this.#photoMean = meanOf(photos);
    this.#meanSquare = dot(this.#photoMean, this.#photoMean);
    const spreads = photos.map((photo) => deviation(this.#cosines(apartFrom(photo, this.#photoMean))));
    this.#spread = spreads.sort((a, b) => a - b)[spreads.length >> 1] as number;
  }

  /**
   * @param query L2-normalised, of the model's dimensions
   * @param worth what a word must add to be named, as a cosine
   */
  explain(query: Float32Array, worth = WORTH): Explained {
    const own = this.apart(query);
    const weights = explainByWords(this.#gram, this.#cosines(own), worth);

    const sum = this.#sumOf(weights);
    const length = Math.sqrt(dot(sum, sum));
    return { direction: sum, length, coverage: length > 0 ? Math.max(0, dot(sum, own) / length) : 0 };
  }

  /**
   * The few words that together come nearest to a photo, once photos and words are rid of what each have in common: a
   * sparse explanation as SpLiCE's (arXiv 2402.10376).
   *
   * @param photo L2-normalised
   */
  inWords(photo: Float32Array, worth = WORTH_OF_PHOTO): InWords {
    const own = this.photoApart(photo);
    const all = explainByWords(this.#gram, this.#cosines(own), worth);
    const least = all.toSorted()[Math.max(0, all.length - MOST_WORDS)] ?? 0;
    const weights = all.map((weight) => (weight >= least ? weight : 0));

    const sum = this.#sumOf(weights);
    const length = Math.sqrt(dot(sum, sum));
    return { weights, share: length > 0 ? Math.max(0, dot(sum, own) / length) ** 2 : 0 };
  }

  /** What sets a query apart from texts in general; of length 1. @param query L2-normalised */
  apart(query: Float32Array): Float32Array {
    return apartFrom(query, this.#textMean);
  }

  /** What sets a photo apart from photos in general; of length 1. @param photo L2-normalised */
  photoApart(photo: Float32Array): Float32Array {
    return apartFrom(photo, this.#photoMean);
  }

  /** The spread that scores are told in: of a photo's cosines with everyday words. */
  get spread(): number {
    return this.#spread;
  }

  /** What photos have in common; not of length 1. */
  get photoMean(): Float32Array {
    return this.#photoMean;
  }

  /**
   * Makes a function that tells how much more a photo resembles the query than photos do by chance, in units of their
   * spread; it is given the photo's products with the query's direction and with {@link photoMean}, the two sums that
   * cost something.
   */
  scorer({ direction }: Pick<Explained, 'direction'>): (withDirection: number, withMean: number) => number {
    const common = dot(direction, this.#photoMean);

    return (withDirection, withMean) => {
      return (withDirection - common) / distanceFromMean(withMean, this.#meanSquare) / this.#spread;
    };
  }

  /** The score of one photo. @param photo L2-normalised */
  score(explained: Explained, photo: Float32Array): number {
    return this.scorer(explained)(dot(explained.direction, photo), dot(this.#photoMean, photo));
  }

  #sumOf(weights: Float32Array): Float32Array {
    const sum = new Float32Array(this.#textMean.length);
    for (const [i, weight] of weights.entries()) {
      if (weight > 0) addTo(sum, this.#words[i] as Float32Array, weight);
    }
    return sum;
  }

  #cosines(vector: Float32Array): Float32Array {
    return Float32Array.from(this.#words, (word) => dot(word, vector));
  }
}

/**
 * How far a photo of length 1 lies from what photos have in common.
 *
 * @param withMean its product with that
 * @param meanSquare the product of that with itself
 */
export function distanceFromMean(withMean: number, meanSquare: number): number {
  return Math.sqrt(Math.max(1e-6, 1 - 2 * withMean + meanSquare));
}

/** Judges the photos of a library against one query, whose best score among `photos` of them is known. */
export function judgeAgainst(
  explained: Explained,
  best: number,
  photos: number,
  cutoff: Cutoff = CUTOFF,
): (score: number) => Judgement {
  const { shareOfBest, slope } = cutoff;
  const above = evidenceBeyond(explained, best, photos, cutoff);
  const needed = shareOfBest * best;

  return (score) => {
    // Half-way between the two ways of failing: nothing matches at all, or others match far better.
    const margin = Math.min(above, score - needed);
    return { probability: 1 / (1 + Math.exp(-slope * margin)), match: margin >= 0 };
  };
}

/** How much more evidence than the least the best of so many photos gives; below 0, nothing matches. */
export function evidenceBeyond(
  { coverage, length }: Explained,
  best: number,
  photos: number,
  cutoff: Cutoff = CUTOFF,
): number {
  const least = cutoff.leastEvidence + chanceAmong(photos) - chanceAmong(cutoff.photos);
  return best * coverage ** cutoff.coveragePower + length - least;
}

/** How many deviations the best of so many is above the mean by chance: √(2 ln n), the extreme of normal draws. */
function chanceAmong(photos: number): number {
  return Math.sqrt(2 * Math.log(Math.max(FEWEST_PHOTOS, photos)));
}

function deviation(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
