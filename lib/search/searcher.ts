import type { Encoder } from '../encoder/encoder';
import { toPixelValues } from '../encoder/pixels';
import { decodeUpload } from '../encoder/upload';
import { RummageError } from '../errors';
import type { Candidate } from '../index/select-top';
import type { AlbumPreview, AlbumRule, SearchAnswer, SearchFilters, SearchQuery, SearchResult } from '../nouns';
import type { Database } from '../store/database';
import { findPhoto, findPhotosByContent } from '../store/photos';
import { describePhotos, filteredPhotoIds, hasFilters, newestPhotos } from '../store/search';
import { confidence } from '../tags/decide';
import type { IndexFeed } from './index-feed';
import type { Page } from './parse';

export interface SearcherParts {
  readonly db: Database;
  readonly feed: IndexFeed;
  readonly encoder: Encoder;
  /** The model's reference; null while it has no vectors to answer from. */
  readonly reference: string | null;
}

/** What is asked of an image or a photo has no words. */
const NO_WORDS = { query: '', unknownWords: [], unread: null } as const;

/** An answer but for what every answer tells; `started` is when it was begun. */
type Unfinished = Omit<SearchAnswer, 'matches' | 'model' | 'tookMs'> & { readonly started: number };

/** Answers every kind of search with one model, over its index and the database; lives in the search worker. */
export class Searcher {
  readonly #parts: SearcherParts;

  constructor(parts: SearcherParts) {
    this.#parts = parts;
  }

  async search({ text, filters, ...page }: SearchQuery): Promise<SearchAnswer> {
    const started = performance.now();
    if (text === '') return this.#newest(filters, page, started);

    const { vector, unknownWords, unread } = await this.#parts.encoder.query(text);
    if (vector === null) return this.#answer({ query: text, unknownWords, unread, started, total: 0, results: [] });

    await this.#parts.feed.refresh();
    const among = hasFilters(filters) ? this.#searchable(filteredPhotoIds(this.#parts.db, filters)) : undefined;
    return this.#rank(vector, page, { query: text, unknownWords, unread, started }, among);
  }

  async similar(photoId: number, page: Page): Promise<SearchAnswer> {
    const started = performance.now();
    await this.#parts.feed.refresh();
    const { table } = this.#parts.feed.index;
    const slot = table.slotOf(photoId);
    if (slot === undefined) throw this.#notSearchable(photoId);

    const photo = findPhoto(this.#parts.db, photoId);
    const copies = photo ? findPhotosByContent(this.#parts.db, photo.contentId).map(({ id }) => id) : [];
    return this.#rank(table.vectorAt(slot).slice(), page, { ...NO_WORDS, started }, undefined, [photoId, ...copies]);
  }

  async searchImage(bytes: Uint8Array, page: Page): Promise<SearchAnswer> {
    const started = performance.now();
    const { feed, encoder } = this.#parts;
    const { pixels } = encoder.model;
    const image = await decodeUpload(bytes, pixels);

    const [vector] = await encoder.images([await toPixelValues(image, pixels)]);
    if (!vector) return this.#answer({ ...NO_WORDS, started, total: 0, results: [] });

    await feed.refresh();
    return this.#rank(vector, page, { ...NO_WORDS, started });
  }

  async previewRule({ words, tag, from, to, cutoff }: AlbumRule, page: Page): Promise<AlbumPreview> {
    const filters = { tag: tag ?? undefined, from: from ?? undefined, to: to ?? undefined };
    if (words === null) {
      if (!hasFilters(filters)) return { count: 0, unknownWords: [], results: [] };
      const { total, results } = this.#newest(filters, page, performance.now());
      return { count: total, unknownWords: [], results };
    }

    const { vector, unknownWords } = await this.#parts.encoder.query(words);
    if (vector === null) return { count: 0, unknownWords, results: [] };

    await this.#parts.feed.refresh();
    const { index } = this.#parts.feed;
    const among = hasFilters(filters) ? filteredPhotoIds(this.#parts.db, filters) : undefined;
    const members = index
      .search(vector, index.size, among)
      .filter((candidate) => this.#confidence(candidate) >= cutoff);
    return { count: members.length, unknownWords, results: this.#describe(cut(members, page)) };
  }

  describe(ids: readonly number[]): SearchResult[] {
    return describePhotos(this.#parts.db, ids).map((photo) => toResult(photo, null));
  }

  #newest(filters: SearchFilters, page: Page, started: number): SearchAnswer {
    const { total, ids } = newestPhotos(this.#parts.db, filters, page);
    return this.#answer({ ...NO_WORDS, started, total, results: this.describe(ids) });
  }

  /** @param without photos that must not be in the answer */
  #rank(
    vector: Float32Array,
    page: Page,
    asked: Pick<SearchAnswer, 'query' | 'unknownWords' | 'unread'> & { readonly started: number },
    among?: readonly number[],
    without: readonly number[] = [],
  ): SearchAnswer {
    const { index } = this.#parts.feed;
    const left = new Set(without.filter((photoId) => index.table.slotOf(photoId) !== undefined));

    const candidates = index.search(vector, page.offset + page.limit + left.size, among);
    const kept = left.size === 0 ? candidates : candidates.filter(({ photoId }) => !left.has(photoId));

    const total = (among?.length ?? index.size) - left.size;
    return this.#answer({ ...asked, total, results: this.#describe(cut(kept, page)) });
  }

  #describe(candidates: readonly Candidate[]): SearchResult[] {
    const similarities = new Map(candidates.map(({ photoId, similarity }) => [photoId, similarity]));
    return describePhotos(this.#parts.db, [...similarities.keys()]).map((photo) =>
      toResult(photo, similarities.get(photo.id) ?? null),
    );
  }

  #confidence({ photoId, similarity }: Candidate): number {
    const { table } = this.#parts.feed.index;
    const slot = table.slotOf(photoId);
    return slot === undefined ? 0 : confidence(similarity, table.backgroundAt(slot));
  }

  /** Of these photos, the ones that have a vector. */
  #searchable(ids: readonly number[]): number[] {
    const { table } = this.#parts.feed.index;
    return ids.filter((id) => table.slotOf(id) !== undefined);
  }

  #answer({ started, ...rest }: Unfinished): SearchAnswer {
    const tookMs = Math.round((performance.now() - started) * 10) / 10;
    return { ...rest, matches: null, model: this.#parts.reference, tookMs };
  }

  #notSearchable(photoId: number): RummageError {
    if (findPhoto(this.#parts.db, photoId) === null) {
      return new RummageError('not-found', `There is no photo ${photoId}.`, {
        hint: 'Search again to see what there is.',
      });
    }
    return new RummageError('conflict', `Photo ${photoId} is not in the index.`, {
      hint: 'It waits to be read, could not be read, or its file is missing: the status page says which.',
    });
  }
}

function cut<Item>(items: readonly Item[], { offset, limit }: Page): Item[] {
  return items.slice(offset, offset + limit);
}

function toResult(photo: ReturnType<typeof describePhotos>[number], similarity: number | null): SearchResult {
  return { ...photo, similarity, probability: null, match: null };
}
