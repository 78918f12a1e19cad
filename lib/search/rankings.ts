import { LRUCache } from 'lru-cache';
import type { LibraryIndex } from '../index/library-index';
import type { Ranking } from '../index/nearest';
import type { Candidate } from '../index/select-top';
import type { Page } from './parse';

/** Rankings kept for whoever pages: eight of a million photos. */
const MOST_BYTES = 64_000_000;
const KEPT_MS = 10 * 60_000;
const LEFT = 2 ** 32 - 1;

/** What is paged through. */
export interface RankedQuery {
  /** L2-normalised. */
  readonly vector: Float32Array;
  /** Tells filters apart; the same words for the same filter. */
  readonly filter: string;
  /** The photos the filter leaves; asked for only when they are not ranked yet. Null without one. */
  readonly among: (() => Iterable<number>) | null;
  /** Photos that must not be in the answer. */
  readonly without?: ReadonlySet<number>;
}

export interface RankedPage {
  readonly candidates: readonly Candidate[];
  /** Hand it back with the pages after the first: photos that came later are left out of them. */
  readonly upTo: number;
}

interface Kept {
  readonly ranking: Ranking;
  /** Else it is what the first page showed. */
  readonly isWhole: boolean;
}

/**
 * Pages of a ranking that stay the same while photos arrive: a later page is of the photos the first was of, told by the
 * newest vector there was. Whoever goes beyond the first page has the whole ranking kept for a while, so that photos that
 * go meanwhile move no other, and every page after costs nothing; when it was given up, it is made again, the same but for
 * photos that have gone.
 */
export class Rankings {
  readonly #index: LibraryIndex;
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: MOST_BYTES,
    ttl: KEPT_MS,
    sizeCalculation: ({ ranking: { photoIds, similarities } }) => 1 + photoIds.byteLength + similarities.byteLength,
  });

  constructor(index: LibraryIndex) {
    this.#index = index;
  }

  /** @param upTo what the first page told; undefined for a first page */
  page(query: RankedQuery, { offset, limit }: Page, upTo: number = this.#index.lastSeq): RankedPage {
    if (offset === 0) return { candidates: this.#firstPage(query, limit, upTo), upTo };

    const { photoIds, similarities } = this.#rankingOf(query, offset, upTo);
    const candidates = Array.from(photoIds.subarray(offset, offset + limit), (photoId, i) => ({
      photoId,
      similarity: similarities[offset + i] ?? 0,
    }));
    return { candidates, upTo };
  }

  #first({ vector, among, without = new Set() }: RankedQuery, limit: number, upTo: number): Candidate[] {
    const found = this.#index.search(vector, limit + without.size, { among: among?.(), upTo });
    return found.filter(({ photoId }) => !without.has(photoId)).slice(0, limit);
  }

  #firstPage(query: RankedQuery, limit: number, upTo: number): Candidate[] {
    const candidates = this.#first(query, limit, upTo);
    this.#kept.set(keyOf(query, upTo), { ranking: toRanking(candidates), isWhole: false });
    return candidates;
  }

  /** The whole ranking, beginning with what the first page showed. */
  #rankingOf(query: RankedQuery, offset: number, upTo: number): Ranking {
    const key = keyOf(query, upTo);
    const kept = this.#kept.get(key);
    if (kept?.isWhole) return kept.ranking;

    const shown = kept?.ranking ?? toRanking(this.#first(query, offset, upTo));
    const ranking = beginWith(shown, this.#index.rank(query.vector, { among: query.among?.(), upTo }), query.without);
    this.#kept.set(key, { ranking, isWhole: true });
    return ranking;
  }
}

function toRanking(candidates: readonly Candidate[]): Ranking {
  return {
    photoIds: Uint32Array.from(candidates, ({ photoId }) => photoId),
    similarities: Float32Array.from(candidates, ({ similarity }) => similarity),
  };
}

/** The first ones as they were shown, then the others in their order. */
function beginWith(shown: Ranking, whole: Ranking, without: ReadonlySet<number> = new Set()): Ranking {
  const left = new Set([...without, ...shown.photoIds]);
  const first = shown.photoIds.length;
  const places = whole.photoIds.map((photoId, place) => (left.has(photoId) ? LEFT : place)).filter((i) => i !== LEFT);
  return {
    photoIds: Uint32Array.from({ length: first + places.length }, (_, i) =>
      i < first ? (shown.photoIds[i] ?? 0) : (whole.photoIds[places[i - first] ?? 0] ?? 0),
    ),
    similarities: Float32Array.from({ length: first + places.length }, (_, i) =>
      i < first ? (shown.similarities[i] ?? 0) : (whole.similarities[places[i - first] ?? 0] ?? 0),
    ),
  };
}

function keyOf({ vector, filter, without = new Set() }: RankedQuery, upTo: number): string {
  const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
  return [upTo, filter, [...without].join(), bytes].join('|');
}
