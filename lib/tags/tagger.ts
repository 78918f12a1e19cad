import { distanceFromMean } from '../search/calibrate';
import { confidenceOf, type DecidedTag, leastScore, TAGGING } from './decide-tags';
import { Products } from './products';
import type { MatrixLabel, MatrixSet, TagMatrix } from './tag-matrix';

/** Tells what photos show: the labels of sets in use, as one model sees them. */
export class Tagger {
  readonly matrix: TagMatrix;
  readonly #products: Products;
  readonly #meanSquare: number;
  /** Scores of the rows of one photo; of those that were not asked for, of one before. */
  readonly #scores: Float64Array;

  constructor(matrix: TagMatrix) {
    this.matrix = matrix;
    this.#products = new Products(matrix.rows, matrix.dimensions);
    this.#meanSquare = matrix.commons[0] as number;
    this.#scores = new Float64Array(matrix.commons.length);
  }

  /** @param embedding L2-normalised, of the matrix's dimensions */
  tag(embedding: Float32Array): DecidedTag[] {
    return this.tagMany([embedding])[0] ?? [];
  }

  /**
   * What each of the photos shows, without what follows from that.
   *
   * @param embeddings L2-normalised, of the matrix's dimensions: as they are, or as the database keeps them
   */
  tagMany(embeddings: readonly (Float32Array | Buffer)[]): DecidedTag[][] {
    const decided: DecidedTag[][] = [];
    for (let first = 0; first < embeddings.length; first += Products.atOnce) {
      const batch = embeddings.slice(first, first + Products.atOnce);
      batch.forEach((embedding, place) => this.#products.put(place, embedding));
      this.#products.multiply(batch.length);
      batch.forEach((_, place) => decided.push(this.#decide(this.#products.of(place))));
    }
    return decided;
  }

  /**
   * How much each label of a set that is not exclusive stands out in a photo: what {@link confidenceOf} takes.
   *
   * @param embedding L2-normalised
   */
  evidence(embedding: Float32Array, set: number): Float64Array {
    this.#products.put(0, embedding);
    this.#products.multiply(1);
    this.#score(this.#products.of(0));
    const asked = this.matrix.sets[set] as MatrixSet;
    const level = this.#levelOf(asked);
    return Float64Array.from(asked.labels, ({ decidedBy, bias }) => (this.#scores[decidedBy] as number) + bias - level);
  }

  /**
   * How likely each label of a set is true of a photo, in their order: 0 … 1, of an exclusive set adding up to 1.
   *
   * @param embedding L2-normalised
   */
  likelihoods(embedding: Float32Array, set: number): Float64Array {
    const { exclusive, labels } = this.matrix.sets[set] as MatrixSet;
    if (!exclusive) return this.evidence(embedding, set).map(confidenceOf);

    this.#products.put(0, embedding);
    this.#products.multiply(1);
    const products = this.#products.of(0);
    const cosines = Float64Array.from(labels, ({ row }) => products[row] as number);
    const most = Math.max(...cosines);
    const shares = cosines.map((cosine) => Math.exp(this.matrix.logitScale * (cosine - most)));
    const sum = shares.reduce((total, share) => total + share, 0);
    return shares.map((share) => share / sum);
  }

  #decide(products: Float32Array): DecidedTag[] {
    const best = new Map<number, number>();
    this.#score(products);
    for (const set of this.matrix.sets) {
      const decided = set.exclusive ? this.#chooseOne(set.labels, products) : this.#chooseAny(set);
      for (const { tag, score } of decided) best.set(tag, Math.max(score, best.get(tag) ?? 0));
    }
    return Array.from(best, ([tag, score]) => ({ tag, score })).sort((a, b) => b.score - a.score || a.tag - b.tag);
  }

  /** As `Calibration.scorer` does it; the rows are in units of the spread already. */
  #score(products: Float32Array): void {
    const { commons } = this.matrix;
    const unit = 1 / distanceFromMean(products[0] as number, this.#meanSquare);
    for (let row = 1; row < commons.length; row++) {
      this.#scores[row] = ((products[row] as number) - (commons[row] as number)) * unit;
    }
  }

  #chooseAny(set: MatrixSet): DecidedTag[] {
    const level = this.#levelOf(set);
    const least = leastScore() + level;
    const chosen: DecidedTag[] = [];
    for (const { decidedBy, bias, tag } of set.labels) {
      const score = (this.#scores[decidedBy] as number) + bias;
      if (score >= least) chosen.push({ tag, score: confidenceOf(score - level) });
    }
    return chosen.length <= TAGGING.mostTags
      ? chosen
      : chosen.sort((a, b) => b.score - a.score).slice(0, TAGGING.mostTags);
  }

  /** What the labels have in common in a photo: a soft maximum of their scores, and of everyday words' if they are few. */
  #levelOf({ labels, everyday }: MatrixSet): number {
    const { sharpness, wholeSet } = TAGGING;
    let sum = 0;
    for (const { row } of labels) sum += Math.exp(sharpness * (this.#scores[row] as number));
    const missing = Math.max(0, wholeSet - labels.length);
    if (missing === 0) return Math.log(sum / labels.length) / sharpness;

    let others = 0;
    for (const row of everyday) others += Math.exp(sharpness * (this.#scores[row] as number));
    return Math.log((sum + (missing * others) / everyday.length) / (labels.length + missing)) / sharpness;
  }

  /** A softmax at the model's own scale (CLIP §3.1.2); nothing is chosen that is less likely than not. */
  #chooseOne(labels: readonly MatrixLabel[], products: Float32Array): DecidedTag[] {
    const { logitScale } = this.matrix;
    let best = labels[0];
    for (const label of labels) {
      if (best === undefined || (products[label.row] as number) > (products[best.row] as number)) best = label;
    }
    if (best === undefined) return [];

    const most = products[best.row] as number;
    let sum = 0;
    for (const { row } of labels) sum += Math.exp(logitScale * ((products[row] as number) - most));
    return 1 / sum >= TAGGING.leastShare ? [{ tag: best.tag, score: 1 / sum }] : [];
  }
}
