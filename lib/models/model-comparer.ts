import type { Encoder } from '../encoder/encoder';
import type { Model } from '../encoder/model';
import { log } from '../log';
import type { ComparedModel, ModelComparison } from '../nouns';
import type { DataPaths } from '../paths';
import { coverageMark } from '../store/coverage';
import type { Database } from '../store/database';
import { describePhotos } from '../store/search';
import { Turns } from '../turns';
import { ComparedSide } from './compared-side';
import { type CoveredVectors, loadCoveredVectors } from './covered-vectors';
import { coverNothingTogether, type CoveringModel, openCovering } from './covering-model';
import { compareRankings, type RankedPhoto } from './rankings';
import { measureSpeed } from './speed';

/** What is compared. */
export interface ComparisonQuery {
  readonly query: string;
  /** References of the two models: see lib/encoder/reference.ts. */
  readonly a: string;
  readonly b: string;
  /** Photos to show of each. */
  readonly limit: number;
}

export interface ComparerOptions {
  /** An encoder the caller has open of this very model: it is used, and stays the caller's. */
  readonly encoderInUse?: (model: Model) => Encoder | null;
  /** Milliseconds without a question after which everything is let go. */
  readonly keepFor?: number;
}

const KEEP_FOR_MS = 60_000;

interface Sides {
  readonly a: ComparedSide;
  readonly b: ComparedSide;
}

interface Loaded {
  /** See {@link coverageMark}; of the time the vectors were loaded. */
  readonly mark: string;
  readonly vectors: CoveredVectors;
}

/**
 * Answers the same query with two models, over the photos both cover, by scanning them all. Models and vectors are kept
 * while questions come and let go after a minute without: the encoders’ processes end, and their memory returns.
 */
export class ModelComparer {
  readonly #db: Database;
  readonly #paths: DataPaths;
  readonly #options: ComparerOptions;
  readonly #turns = new Turns();
  #sides: Sides | null = null;
  #loaded: Loaded | null = null;
  #measuring: Promise<void> | null = null;
  #letGo: NodeJS.Timeout | undefined;

  constructor(db: Database, paths: DataPaths, options: ComparerOptions = {}) {
    this.#db = db;
    this.#paths = paths;
    this.#options = options;
  }

  /** @throws RummageError `bad-model`, or `conflict` when there is no photo both cover */
  compare(query: ComparisonQuery): Promise<ModelComparison> {
    return this.#turns.take(async () => {
      clearTimeout(this.#letGo);
      try {
        return await this.#compare(query);
      } finally {
        this.#letGo = setTimeout(() => void this.close(), this.#options.keepFor ?? KEEP_FOR_MS).unref();
      }
    });
  }

  /** Lets go of models and vectors; the next question loads them again. */
  close(): Promise<void> {
    clearTimeout(this.#letGo);
    return this.#turns.take(() => this.#close());
  }

  async #compare({ query, limit, ...references }: ComparisonQuery): Promise<ModelComparison> {
    const modelA = await openCovering(references.a, this.#db, this.#paths);
    const modelB = await openCovering(references.b, this.#db, this.#paths);
    const { a, b } = await this.#sidesOf(modelA, modelB);
    const vectors = await this.#vectorsOf(modelA, modelB);

    const [saidA, saidB] = [await a.ask(query, vectors.a), await b.ask(query, vectors.b)];
    this.#measureUnknown([saidA.about.speed === null ? a : null, saidB.about.speed === null ? b : null]);
    const compared = compareRankings(vectors.photoIds, saidA.similarities, saidB.similarities, limit);
    return {
      query,
      photos: vectors.photoIds.length,
      a: { ...saidA.about, results: this.#describe(compared.a) },
      b: { ...saidB.about, results: this.#describe(compared.b) },
      overlap: compared.overlap,
    };
  }

  /** The two models of the last question, if they are asked for again. */
  async #sidesOf(a: CoveringModel, b: CoveringModel): Promise<Sides> {
    if (this.#sides?.a.id !== a.id || this.#sides.b.id !== b.id) await this.#close();
    return (this.#sides ??= { a: this.#side(a), b: this.#side(b) });
  }

  /** The vectors of the last question, if nothing changed since. */
  async #vectorsOf(a: CoveringModel, b: CoveringModel): Promise<CoveredVectors> {
    const mark = coverageMark(this.#db, { a: a.id, b: b.id });
    if (this.#loaded?.mark === mark) return this.#loaded.vectors;

    // First, so that the old ones and the new are never in memory together.
    this.#loaded = null;
    const vectors = await loadCoveredVectors(this.#db, a, b);
    if (vectors.photoIds.length === 0) throw coverNothingTogether(a, b);
    this.#loaded = { mark, vectors };
    return vectors;
  }

  #side({ model, id }: CoveringModel): ComparedSide {
    return new ComparedSide(model, id, () => this.#options.encoderInUse?.(model) ?? null);
  }

  async #close(): Promise<void> {
    const sides = this.#sides;
    this.#sides = null;
    this.#loaded = null;
    await Promise.all([sides?.a.close(), sides?.b.close()]);
  }

  /** What nobody measured yet is measured now, for the next question: it takes too long for this one to wait. */
  #measureUnknown(sides: readonly (ComparedSide | null)[]): void {
    const unknown = sides.filter((side) => side !== null);
    if (unknown.length === 0 || this.#measuring !== null) return;

    const measureAll = async () => {
      for (const { model } of unknown) await measureSpeed(model);
    };
    this.#measuring = measureAll()
      .catch((error: unknown) => log.warn({ err: error }, 'What a model costs could not be measured.'))
      .finally(() => (this.#measuring = null));
  }

  #describe(ranked: readonly RankedPhoto[]): ComparedModel['results'] {
    const byId = new Map(ranked.map((photo) => [photo.photoId, photo]));
    return describePhotos(this.#db, [...byId.keys()]).map((photo) => {
      const { similarity = null, rank = 0, otherRank = 0 } = byId.get(photo.id) ?? {};
      return { ...photo, similarity, probability: null, match: null, rank, otherRank };
    });
  }
}
