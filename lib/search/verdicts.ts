import { LRUCache } from 'lru-cache';
import type { LibraryIndex } from '../index/library-index';
import { type Database } from '../store/database';
import { type Calibration, type Explained, type Judgement, judgeAgainst } from './calibrate';
import { readCalibration } from './read-calibration';

/** The judgement of every photo of a library on one query. */
export interface Verdict {
  /** Null for a photo without a vector. */
  of(photoId: number): Judgement | null;
  /** The photos that match, among those named or in the whole library; in no order. */
  matching(among?: Iterable<number>): number[];
}

/** Scores kept for those who page, at four bytes a photo. */
const MOST_BYTES = 32_000_000;

/** A query's scores, of every slot of an index: NaN for empty ones. */
export interface Scored {
  readonly explained: Explained;
  readonly scores: Float32Array;
  /** The best of them; −Infinity where there is none. */
  readonly best: number;
}

interface Kept extends Scored {
  readonly version: number;
  readonly verdict: Verdict;
}

/** Judges photos as one model sees them, as soon as the indexer has kept what that takes. */
export class Judge {
  readonly #db: Database;
  readonly #modelId: number | null;
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ scores }) => 1 + scores.byteLength,
  });
  #calibration: Calibration | null = null;
  #common: { readonly version: number; readonly cosines: Float32Array } | null = null;

  constructor(db: Database, modelId: number | null) {
    this.#db = db;
    this.#modelId = modelId;
  }

  /** The model's number in the database; null while it has no vectors. */
  get modelId(): number | null {
    return this.#modelId;
  }

  /** What the model's photos and texts have in common; null until the indexer has kept what tells it. */
  get calibration(): Calibration | null {
    this.#calibration ??= this.#modelId === null ? null : readCalibration(this.#db, this.#modelId);
    return this.#calibration;
  }

  /**
   * Judges every vector of the index, whatever part of it is asked for: a photo matches or not, however the search is
   * narrowed. A new query costs one pass over all vectors, and another when the library has changed.
   *
   * @param query L2-normalised, of text, not of an image
   * @returns null while this model has not been calibrated
   */
  verdict(query: Float32Array, index: LibraryIndex): Verdict | null {
    return this.#keptOf(query, index)?.verdict ?? null;
  }

  /**
   * As {@link verdict}, of a query that is explained already.
   *
   * @param left photos that are compared with: being themselves, they say nothing of how well others match
   */
  verdictOn(explained: Explained, index: LibraryIndex, left: ReadonlySet<number>): Verdict | null {
    const key = [keyOf(explained.direction), explained.coverage, ...left].join(' ');
    return this.#judged(key, index, () => explained, left)?.verdict ?? null;
  }

  /** What {@link verdict} is made of. @returns null while this model has not been calibrated */
  scored(query: Float32Array, index: LibraryIndex): Scored | null {
    return this.#keptOf(query, index);
  }

  #keptOf(query: Float32Array, index: LibraryIndex): Kept | null {
    return this.#judged(keyOf(query), index, (calibration) => calibration.explain(query));
  }

  #judged(
    key: string,
    index: LibraryIndex,
    explain: (calibration: Calibration) => Explained,
    left: ReadonlySet<number> = new Set(),
  ): Kept | null {
    const { calibration } = this;
    if (calibration === null) return null;

    const kept = this.#kept.get(key);
    if (kept?.version === index.version) return kept;

    const made = this.#judgeAll(explain(calibration), index, calibration, left);
    this.#kept.set(key, made);
    return made;
  }

  #judgeAll(explained: Explained, index: LibraryIndex, calibration: Calibration, left: ReadonlySet<number>): Kept {
    const score = calibration.scorer(explained);
    const common = this.withMean(index, calibration);
    const scores = index.similarities(explained.direction);
    const leftSlots = new Set([...left].map((photoId) => index.table.slotOf(photoId)));
    let best = -Infinity;
    for (let slot = 0; slot < scores.length; slot++) {
      const one = score(scores[slot] as number, common[slot] as number);
      scores[slot] = one;
      // Empty slots are NaN, which is not greater than anything.
      if (one > best && !leftSlots.has(slot)) best = one;
    }

    const { table, version } = index;
    const judge = judgeAgainst(explained, best, table.size - left.size);
    const isMatch = (slot: number) => judge(scores[slot] ?? NaN).match;
    const verdict: Verdict = {
      of(photoId) {
        const slot = table.slotOf(photoId);
        return slot === undefined ? null : judge(scores[slot] ?? NaN);
      },
      matching(among) {
        const found: number[] = [];
        if (among === undefined) {
          for (let slot = 0; slot < scores.length; slot++) if (isMatch(slot)) found.push(table.photoAt(slot));
        } else {
          for (const photoId of among) if (isMatch(table.slotOf(photoId) ?? -1)) found.push(photoId);
        }
        return found;
      },
    };
    return { version, explained, scores, best, verdict };
  }

  /** Each vector's cosine with what photos have in common: the same for every query. */
  withMean(index: LibraryIndex, calibration: Calibration): Float32Array {
    if (this.#common?.version !== index.version) {
      this.#common = { version: index.version, cosines: index.similarities(calibration.photoMean) };
    }
    return this.#common.cosines;
  }
}

function keyOf(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
}
