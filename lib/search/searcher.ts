import type { Encoder } from '../encoder/encoder';
import { toPixelValues } from '../encoder/pixels';
import { decodeUpload } from '../encoder/upload';
import { RummageError } from '../errors';
import type { Candidate } from '../index/select-top';
import type { AlbumPreview, AlbumRule, SearchAnswer, SearchFilters, SearchQuery, SearchResult } from '../nouns';
import type { FilterTerm } from '../query/parsed-query';
import { parseQuery } from '../query/parse';
import { readActiveModel } from '../store/active-model';
import type { Database } from '../store/database';
import { readLabelMatrix } from '../store/label-matrices';
import { findPhoto, findPhotosByContent } from '../store/photos';
import { describePhotos, filteredPhotoIds, hasFilters, newestPhotos, type PhotoDescription } from '../store/search';
import { standardScore } from '../tags/background';
import { confidence } from '../tags/decide';
import { VOCABULARY_VERSION } from '../tags/vocabulary';
import type { LabelMatrix } from '../tags/zero-shot';
import { EXCLUSION, Exclusion } from './exclude';
import { FUSION, fuse, isDecisive, matchText, type TextMatch } from './hybrid';
import type { IndexFeed } from './index-feed';
import { kinOf } from './kin';
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

type Asked = Pick<SearchAnswer, 'query' | 'unknownWords' | 'unread'> & { readonly started: number };

/** What must not be seen: what the model can judge, and what text can. */
interface Excluded {
  readonly exclusion: Exclusion | null;
  readonly terms: readonly FilterTerm[];
  readonly unknownWords: readonly string[];
}

/** A ranking by look made into another. */
interface Arrangement {
  /** Candidates it needs, however short the page. */
  readonly depth: number;
  /** Photos that are there because of their text, known once it has ranked. */
  readonly read: ReadonlySet<number>;
  rank(candidates: readonly Candidate[]): readonly Candidate[];
}

interface Ranking {
  /** Only these photos. */
  readonly among?: readonly number[] | undefined;
  /** Photos that must not be in the answer. */
  readonly without?: readonly number[];
  readonly arrangement?: Arrangement | undefined;
}

/** More than any library holds. */
const ALL = 2 ** 31;

/** Answers every kind of search with one model, over its index and the database; lives in the search worker. */
export class Searcher {
  readonly #parts: SearcherParts;

  constructor(parts: SearcherParts) {
    this.#parts = parts;
  }

  async search({ text, filters, ...page }: SearchQuery): Promise<SearchAnswer> {
    const started = performance.now();
    const { words, without, filters: terms } = parseQuery(text);
    const narrowed = { ...filters, terms };
    if (words === '' && without.length === 0) return { ...this.#newest(narrowed, page, started), query: text };

    await this.#parts.feed.refresh();
    const excluded = await this.#exclude(without);
    const all = { ...narrowed, terms: [...terms, ...excluded.terms] };
    if (words === '') return { ...this.#newestBut(excluded.exclusion, all, page, started), query: text };

    const { vector, unknownWords, unread } = await this.#parts.encoder.query(words);
    const asked = { query: text, unknownWords: [...unknownWords, ...excluded.unknownWords], unread, started };
    const { exclusion } = excluded;
    const filtered = hasFilters(all) ? this.#searchable(filteredPhotoIds(this.#parts.db, all)) : undefined;
    const among = filtered && exclusion ? exclusion.keep(filtered) : filtered;
    const left = filtered === undefined && exclusion ? exclusion.shown() : [];
    const matches = this.#matchText(words, unknownWords, among, left);
    if (vector === null) return this.#readOnly(matches, page, asked);

    const arrangement = this.#arrange(vector, matches, exclusion);
    return this.#rank(vector, page, asked, { among, without: left, arrangement });
  }

  async similar(photoId: number, page: Page): Promise<SearchAnswer> {
    const started = performance.now();
    await this.#parts.feed.refresh();
    const { table } = this.#parts.feed.index;
    const slot = table.slotOf(photoId);
    if (slot === undefined) throw this.#notSearchable(photoId);

    const photo = findPhoto(this.#parts.db, photoId);
    const copies = photo ? findPhotosByContent(this.#parts.db, photo.contentId).map(({ id }) => id) : [];
    return this.#rank(table.vectorAt(slot).slice(), page, { ...NO_WORDS, started }, { without: [photoId, ...copies] });
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

  /** What the photos are not to show, as far as the model can see it and text can tell. */
  async #exclude(concepts: readonly string[]): Promise<Excluded> {
    const vectors: Float32Array[] = [];
    const terms: FilterTerm[] = [];
    const unknown: string[] = [];
    const labels = concepts.length > 0 ? this.#labels() : null;
    for (const concept of concepts) {
      const { vector, unknownWords } = await this.#parts.encoder.query(concept);
      terms.push({ condition: { kind: 'tag', name: concept }, negated: true });
      if (vector !== null) vectors.push(vector, ...(labels ? kinOf(vector, labels) : []));
      else {
        terms.push({ condition: { kind: 'text', phrase: concept }, negated: true });
        unknown.push(...unknownWords);
      }
    }
    const { table } = this.#parts.feed.index;
    return { exclusion: vectors.length > 0 ? new Exclusion(table, vectors) : null, terms, unknownWords: unknown };
  }

  /** Null until the indexer has embedded the vocabulary. */
  #labels(): LabelMatrix | null {
    const { db } = this.#parts;
    const active = readActiveModel(db);
    return active && readLabelMatrix(db, active.model.id, VOCABULARY_VERSION);
  }

  #newestBut(exclusion: Exclusion | null, filters: SearchFilters, page: Page, started: number): SearchAnswer {
    if (exclusion === null) return this.#newest(filters, page, started);

    const { ids } = newestPhotos(this.#parts.db, filters, { limit: ALL, offset: 0 });
    const kept = exclusion.keep(ids);
    return this.#answer({ ...NO_WORDS, started, total: kept.length, results: this.describe(cut(kept, page)) });
  }

  /** The photos words of the query are written on, as far as they may be in the answer. */
  #matchText(
    words: string,
    unknownWords: readonly string[],
    among: readonly number[] | undefined,
    without: readonly number[],
  ): TextMatch[] {
    const { index } = this.#parts.feed;
    const allowed = among === undefined ? null : new Set(among);
    const left = new Set(without);
    return matchText(this.#parts.db, words, { unknownWords, photos: index.size }).filter(
      ({ photoId }) =>
        index.table.slotOf(photoId) !== undefined && (allowed?.has(photoId) ?? true) && !left.has(photoId),
    );
  }

  /** Words that mean nothing to the model can still be read. */
  #readOnly(matches: readonly TextMatch[], page: Page, asked: Asked): SearchAnswer {
    const ids = matches.map(({ photoId }) => photoId);
    const results = describePhotos(this.#parts.db, cut(ids, page)).map((photo) => toResult(photo, null, true));
    return this.#answer({ ...asked, total: ids.length, results });
  }

  #arrange(vector: Float32Array, matches: readonly TextMatch[], exclusion: Exclusion | null): Arrangement | undefined {
    if (matches.length === 0 && exclusion === null) return undefined;

    const { table } = this.#parts.feed.index;
    const cosine = (photoId: number) => table.similarity(table.slotOf(photoId) ?? 0, vector);
    const decisive = new Set<number>();
    return {
      depth: Math.max(EXCLUSION.depth, FUSION.depth),
      read: decisive,
      rank: (candidates) => {
        const best = this.#bestScore(candidates);
        for (const match of matches) if (isDecisive(match, best)) decisive.add(match.photoId);
        return fuse(exclusion?.rank(candidates) ?? candidates, matches, { cosine, decisive });
      },
    };
  }

  #bestScore(candidates: readonly Candidate[]): number {
    const { table } = this.#parts.feed.index;
    return candidates.slice(0, FUSION.depth).reduce((best, { photoId, similarity }) => {
      const slot = table.slotOf(photoId);
      return slot === undefined ? best : Math.max(best, standardScore(similarity, table.backgroundAt(slot)));
    }, -Infinity);
  }

  #rank(
    vector: Float32Array,
    page: Page,
    asked: Asked,
    { among, without = [], arrangement }: Ranking = {},
  ): SearchAnswer {
    const { index } = this.#parts.feed;
    const left = new Set(without.filter((photoId) => index.table.slotOf(photoId) !== undefined));

    const wanted = Math.max(page.offset + page.limit, arrangement?.depth ?? 0);
    const candidates = index.search(vector, wanted + left.size, among);
    const kept = left.size === 0 ? candidates : candidates.filter(({ photoId }) => !left.has(photoId));
    const ranked = arrangement?.rank(kept) ?? kept;

    const total = (among?.length ?? index.size) - left.size;
    return this.#answer({ ...asked, total, results: this.#describe(cut(ranked, page), arrangement?.read) });
  }

  /** @param read photos that are there because of their text */
  #describe(candidates: readonly Candidate[], read: ReadonlySet<number> = new Set()): SearchResult[] {
    const similarities = new Map(candidates.map(({ photoId, similarity }) => [photoId, similarity]));
    return describePhotos(this.#parts.db, [...similarities.keys()]).map((photo) =>
      toResult(photo, similarities.get(photo.id) ?? null, read.has(photo.id)),
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

/** @param isRead whether it is there because of its text */
function toResult(photo: PhotoDescription, similarity: number | null, isRead = false): SearchResult {
  return { ...photo, similarity, probability: null, match: null, ...(isRead && { why: 'text' }) };
}
