import { LRUCache } from 'lru-cache';
import type { LibraryIndex } from '../index/library-index';
import type { Ranking } from '../index/nearest';
import type { Candidate } from '../index/select-top';
import type { Page } from './parse';

/** Rankings kept for whoever pages: eight of a million photos. */
const MOST_BYTES = 64_000_000;
const KEPT_MS = 10 * 60_000;
/** Pages down to here are searched for; deeper ones are cut from a ranking of everything. */
const SEARCHED_TO = 2_000;
const LEFT = 2 ** 32 - 1;

/** A ranking by look made into another, at its top. */
export interface Arrangement {
  /** Candidates it needs, however short the page. */
  readonly depth: number;
  /** What it makes of the best candidates; it may put others among them. */
  rank(candidates: readonly Candidate[]): readonly Candidate[];
}

/** What is paged through. */
export interface RankedQuery {
  /** Tells rankings apart: the same text for the same one. */
  readonly key: string;
  /** L2-normalised. */
  readonly vector: Float32Array;
  /** The photos that may be found; asked for only when they are not ranked yet. Null without a filter. */
  readonly among: (() => Iterable<number>) | null;
  /** Photos that must not be in the answer. */
  readonly without?: ReadonlySet<number>;
  readonly arrangement?: Arrangement | null;
}

export interface RankedPage {
  readonly candidates: readonly Candidate[];
  /** Hand it back with the pages after the first: photos that came later are left out of them. */
  readonly upTo: number;
}

interface Kept {
  readonly ranking: Ranking;
  /** Of the index it was begun with. */
  readonly version: number;
  /** Else it is the beginning of one. */
  readonly isWhole: boolean;
}

/**
 * Pages of a ranking that stay the same while photos arrive: a later page is of the photos the first was of, told by the
 * newest vector there was. What was shown is kept for a while, so that photos that go meanwhile move no other, and a page
 * after costs little; when it was given up, it is made again, the same but for photos that have gone.
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

  /** A first page is always made anew; so is one whose `upTo` is not said, when the library is not as it was. */
  page(query: RankedQuery, page: Page): RankedPage {
    const { offset, limit, upTo = this.#index.lastSeq } = page;
    const key = `${upTo}|${query.key}`;
    const isStale = page.upTo === undefined && this.#kept.get(key)?.version !== this.#index.version;
    if (offset === 0 || isStale) this.#kept.delete(key);

    const { photoIds, similarities } = this.#rankingOf(query, key, { wanted: offset + limit, upTo });
    const candidates = Array.from(photoIds.subarray(offset, offset + limit), (photoId, i) => ({
      photoId,
      similarity: similarities[offset + i] ?? 0,
    }));
    return { candidates, upTo };
  }

  /** The ranking, or at least so much of its beginning; beginning with what was shown of it before. */
  #rankingOf(
    query: RankedQuery,
    key: string,
    { wanted, upTo }: { readonly wanted: number; readonly upTo: number },
  ): Ranking {
    const kept = this.#kept.get(key);
    if (kept && (kept.isWhole || kept.ranking.photoIds.length >= wanted)) return kept.ranking;

    const shown = kept?.ranking ?? toRanking(this.#first(query, wanted, upTo));
    const isWhole = wanted > SEARCHED_TO;
    const ranking =
      kept === undefined && !isWhole
        ? shown
        : beginWith(
            shown,
            isWhole
              ? this.#index.rank(query.vector, { among: query.among?.(), upTo })
              : toRanking(this.#nearest(query, SEARCHED_TO, upTo)),
            query.without,
          );
    const version = kept?.version ?? this.#index.version;
    this.#kept.set(key, { ranking, version, isWhole: isWhole || ranking.photoIds.length < wanted });
    return ranking;
  }

  /** The best as they are to be shown. */
  #first(query: RankedQuery, wanted: number, upTo: number): readonly Candidate[] {
    const depth = Math.max(Math.min(wanted, SEARCHED_TO), query.arrangement?.depth ?? 0);
    const nearest = this.#nearest(query, depth, upTo);
    return query.arrangement?.rank(nearest) ?? nearest;
  }

  #nearest({ vector, among, without = new Set() }: RankedQuery, limit: number, upTo: number): Candidate[] {
    const found = this.#index.search(vector, limit + without.size, { among: among?.(), upTo });
    return found.filter(({ photoId }) => !without.has(photoId)).slice(0, limit);
  }
}

function toRanking(candidates: readonly Candidate[]): Ranking {
  return {
    photoIds: Uint32Array.from(candidates, ({ photoId }) => photoId),
    similarities: Float32Array.from(candidates, ({ similarity }) => similarity),
  };
}

/** The first ones as they were shown, then the others in their order. */
function beginWith(shown: Ranking, further: Ranking, without: ReadonlySet<number> = new Set()): Ranking {
  const left = new Set([...without, ...shown.photoIds]);
  const first = shown.photoIds.length;
  const places = further.photoIds.map((photoId, place) => (left.has(photoId) ? LEFT : place)).filter((i) => i !== LEFT);
  return {
    photoIds: Uint32Array.from({ length: first + places.length }, (_, i) =>
      i < first ? (shown.photoIds[i] ?? 0) : (further.photoIds[places[i - first] ?? 0] ?? 0),
    ),
    similarities: Float32Array.from({ length: first + places.length }, (_, i) =>
      i < first ? (shown.similarities[i] ?? 0) : (further.similarities[places[i - first] ?? 0] ?? 0),
    ),
  };
}
