import { noAlbum } from '../albums/no-album';
import { readRuleQuery } from '../albums/rule-query';
import { suggestFor } from '../albums/suggester';
import type { Encoder } from '../encoder/encoder';
import { toPixelValues } from '../encoder/pixels';
import { decodeUpload } from '../encoder/upload';
import { RummageError } from '../errors';
import type { Candidate } from '../index/select-top';
import type {
  AlbumPreview,
  AlbumRule,
  AlbumSuggestions,
  AskAnswer,
  LabelSet,
  LabelSetWarnings,
  QueryPart,
  SearchAnswer,
  SearchFilters,
  SearchQuery,
  SearchResult,
  SeenAnswer,
  SegmentAnswer,
  TagReason,
  WhereAnswer,
} from '../nouns';
import { type AskedLabels, askPhoto } from '../labels/ask';
import { checkLabels } from '../labels/check';
import { promptsOf } from '../labels/prompts';
import { Seer } from '../labels/seer';
import { requireLabelSet } from '../labels/sets-in-use';
import { whyTag } from '../labels/why';
import { parseQuery } from '../query/parse';
import type { ParsedQuery } from '../query/parsed-query';
import { readActiveModel } from '../store/active-model';
import { findAlbum } from '../store/albums';
import type { Database } from '../store/database';
import { readLabelMatrix } from '../store/label-matrices';
import { findPhoto, findPhotosByContent } from '../store/photos';
import {
  asksForHidden,
  describePhotos,
  filteredPhotoIds,
  hasFilters,
  newestPhotos,
  type PhotoDescription,
} from '../store/search';
import { confidence } from '../tags/decide';
import { VOCABULARY_VERSION } from '../tags/vocabulary';
import type { LabelMatrix } from '../tags/zero-shot';
import { Locator, type Picture, whereIn } from '../where/locator';
import { lookAt } from '../where/look-at';
import { segment } from '../where/segment';
import { arrangeBy, decisiveTexts } from './arrange';
import type { AskedPart, AskedQuery } from './asked';
import type { Judgement } from './calibrate';
import type { Composition } from './compose';
import type { Exclusion } from './exclude';
import { type Excluded, excludeConcepts } from './excluded';
import { type Composed, Composer } from './composer';
import { explainParts, sayWhatIsMeant } from './explain-parts';
import { FUSION, matchText, type TextMatch } from './hybrid';
import type { IndexFeed } from './index-feed';
import type { Page } from './parse';
import { isPlaced } from './part-address';
import { arrangeByPlace, LOOKED_THROUGH, type Placement, Placer } from './placer';
import { type RankedQuery, Rankings } from './rankings';
import type { Judge, Verdict } from './verdicts';

export interface SearcherParts {
  readonly db: Database;
  readonly feed: IndexFeed;
  readonly encoder: Encoder;
  /** Tells which photos match. */
  readonly judge: Judge;
  /** The model's reference; null while it has no vectors to answer from. */
  readonly reference: string | null;
  /** What a photo looks like; its thumbnail unless said otherwise. @throws RummageError when it cannot be read now */
  readonly pictureOf?: (photoId: number) => Promise<Picture>;
}

/** What is asked of an image or a photo has no words. */
const NO_WORDS = { query: '', unknownWords: [], unread: null } as const;

/** An answer but for what every answer tells; `started` is when it was begun. */
type Unfinished = Omit<SearchAnswer, 'model' | 'tookMs' | 'upTo'> & {
  readonly started: number;
  readonly upTo?: number;
};

type Asked = Pick<SearchAnswer, 'query' | 'unknownWords' | 'unread'> & { readonly started: number };

/** The photos a search may find: those listed, or all; without some. */
interface Scope {
  readonly among: readonly number[] | null;
  readonly without: ReadonlySet<number>;
}

/** Which photos of a scope match what was asked, and why. */
interface Matched {
  readonly verdict: Verdict | null;
  /** Photos that are meant because of their text. */
  readonly read: ReadonlySet<number>;
  /** All that match, in no order; null where nothing tells. */
  readonly ids: readonly number[] | null;
}

/** More than any library holds. */
const ALL = 2 ** 31;

/** Answers every kind of search with one model, over its index and the database; lives in the search worker. */
export class Searcher {
  readonly #parts: SearcherParts;
  readonly #rankings: Rankings;
  readonly #composer: Composer;
  readonly #locator: Locator;
  readonly #placer: Placer;
  readonly #seer: Seer;

  constructor(parts: SearcherParts) {
    this.#parts = parts;
    this.#locator = new Locator(parts.encoder);
    this.#placer = new Placer({ ...parts, pictureOf: parts.pictureOf ?? lookAt, locator: this.#locator });
    this.#seer = new Seer(parts);
    this.#rankings = new Rankings(parts.feed.index);
    this.#composer = new Composer(parts, (photoId) => this.#vectorOf(photoId));
  }

  async search(query: AskedQuery): Promise<SearchAnswer> {
    const started = performance.now();
    const { text, filters } = query;
    const parsed = parseQuery(text);
    const { words, without, filters: terms } = parsed;
    const narrowed = { ...filters, terms };
    const isComposed = query.parts !== undefined;
    refuseUnseen(parsed, isComposed);
    if (words === '' && without.length === 0 && !isComposed)
      return { ...this.#newest(narrowed, query, started), query: text };

    const { encoder, feed } = this.#parts;
    await feed.refresh();
    const labels = without.length > 0 ? this.#labels() : null;
    const excluded = await excludeConcepts(without, { encoder, index: feed.index, labels });
    const all = { ...narrowed, terms: [...terms, ...excluded.terms] };
    if (isComposed) return this.#searchComposed(query, { words, excluded, filters: all, started });
    if (words === '') return { ...this.#newestBut(excluded.exclusion, all, query, started), query: text };

    const { vector, unknownWords, unread } = await encoder.query(words);
    const asked = { query: text, unknownWords: [...unknownWords, ...excluded.unknownWords], unread, started };
    const scope = this.#scopeOf(all, excluded.exclusion);
    const texts = this.#matchText(words, unknownWords, scope);
    if (vector === null) return this.#readOnly(texts, query, asked);
    return this.#rankText(vector, query, { asked, scope, texts, exclusion: excluded.exclusion });
  }

  /**
   * Every photo a search says matches or, without words, all its filters hold for; in no order.
   *
   * @throws RummageError `conflict` where nothing tells which photos match
   */
  async matching(query: AskedQuery): Promise<readonly number[]> {
    const ids = await this.#meant(query);
    if (ids === null) throw nothingTells();
    return ids;
  }

  /** What narrowing a search begins with: the photos it means or, where nothing tells those, all it ranks. @throws RummageError */
  async narrowable(query: AskedQuery): Promise<readonly number[]> {
    const { filters, text } = query;
    const rankedIds = () => filteredPhotoIds(this.#parts.db, { ...filters, terms: parseQuery(text).filters });
    return (await this.#meant(query)) ?? rankedIds();
  }

  async #meant(query: AskedQuery): Promise<readonly number[] | null> {
    const { text, filters, parts, show } = query;
    const parsed = parseQuery(text);
    const { words, without, filters: terms } = parsed;
    const narrowed = { ...filters, terms };
    const isComposed = parts !== undefined;
    refuseUnseen(parsed, isComposed);
    if (words === '' && without.length === 0 && !isComposed) return filteredPhotoIds(this.#parts.db, narrowed);

    const { encoder, feed } = this.#parts;
    await feed.refresh();
    const labels = without.length > 0 ? this.#labels() : null;
    const excluded = await excludeConcepts(without, { encoder, index: feed.index, labels });
    const all = { ...narrowed, terms: [...terms, ...excluded.terms] };
    if (isComposed) {
      const composed = await this.#composer.compose(query, words);
      if (composed.composition === null) return [];
      const { scope, matched } = this.#matchedParts(composed, this.#scopeOf(all, excluded.exclusion));
      return this.#shownIds(show, scope, matched.ids);
    }
    if (words === '') {
      const ids = filteredPhotoIds(this.#parts.db, all);
      return excluded.exclusion?.keep(ids) ?? ids;
    }

    const { vector, unknownWords } = await encoder.query(words);
    const scope = this.#scopeOf(all, excluded.exclusion);
    const texts = this.#matchText(words, unknownWords, scope);
    if (vector === null) return show === 'others' ? [] : texts.map(({ photoId }) => photoId);
    return this.#shownIds(show, scope, this.#matched(vector, scope, texts).ids);
  }

  #shownIds(show: SearchQuery['show'], scope: Scope, ids: readonly number[] | null): readonly number[] | null {
    return ids !== null && show === 'others' ? this.#allBut(scope, new Set(ids)) : ids;
  }

  async similar(photoId: number, page: Page): Promise<SearchAnswer> {
    const started = performance.now();
    await this.#parts.feed.refresh();
    const vector = this.#vectorOf(photoId);
    return this.#rank({ key: `similar ${photoId}`, vector, among: null, without: this.#withCopies([photoId]) }, page, {
      ...NO_WORDS,
      started,
    });
  }

  async searchImage(bytes: Uint8Array, page: Page): Promise<SearchAnswer> {
    const started = performance.now();
    const { feed, encoder } = this.#parts;
    const { pixels } = encoder.model;
    const image = await decodeUpload(bytes, pixels);

    const [vector] = await encoder.images([await toPixelValues(image, pixels)]);
    if (!vector) return this.#answer({ ...NO_WORDS, started, total: 0, matches: null, results: [] });

    await feed.refresh();
    const key = `image ${Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64')}`;
    return this.#rank({ key, vector, among: null }, page, { ...NO_WORDS, started });
  }

  /**
   * Where in a photo the words of a query match, as a search reads it.
   *
   * @throws RummageError `bad-request` when the query is wrong, or the picture cannot be decoded
   */
  async where(photoId: number, text: string, picture: Picture): Promise<WhereAnswer> {
    const { encoder, feed, judge } = this.#parts;
    const { words } = parseQuery(text);
    const { vector, unknownWords } = await encoder.query(words);
    const { calibration } = judge;
    const seen = await this.#locator.see(picture);
    const told = { words, unknownWords, source: seen.source };
    if (vector === null || calibration === null) return { ...told, heat: null, peak: null, region: null, match: null };

    await feed.refresh();
    const match = judge.verdict(vector, feed.index)?.of(photoId)?.match ?? null;
    return { ...told, ...whereIn(seen, calibration.apart(vector), calibration), match };
  }

  /** How likely each of some labels is of a photo, if one of them is. @throws RummageError as {@link similar} does */
  async ask(asked: AskedLabels): Promise<AskAnswer> {
    await this.#parts.feed.refresh();
    return askPhoto(this.#parts.encoder, this.#vectorOf(asked.photoId), asked);
  }

  /** What the model sees in a photo, in words. @throws RummageError as {@link similar} does; `conflict` before calibration */
  async seen(photoId: number): Promise<SeenAnswer> {
    await this.#parts.feed.refresh();
    return this.#seer.see(this.#vectorOf(photoId));
  }

  /** Why a photo has a tag. @throws RummageError as {@link similar} does */
  async whyTag(photoId: number, label: string): Promise<TagReason> {
    const { db, feed, encoder, judge } = this.#parts;
    await feed.refresh();
    return whyTag(db, encoder, { photoId, modelId: judge.modelId, label, embedding: this.#vectorOf(photoId) });
  }

  /**
   * Which label of a set each part of a photo matches best.
   *
   * @throws RummageError `not-found` for a set there is not; `conflict` while nothing tells what texts have in common
   */
  async segment(photoId: number, key: string, picture: Picture): Promise<SegmentAnswer> {
    const { db, feed, encoder, judge } = this.#parts;
    const set = requireLabelSet(db, key);
    const { calibration } = judge;
    if (calibration === null) throw nothingTells();

    await feed.refresh();
    const photo = this.#vectorOf(photoId);
    const seen = await this.#locator.see(picture);
    const vectors = await encoder.prompts(set.labels.map((label) => promptsOf(label, set.templates)));
    const labels = vectors.flatMap((vector, i) =>
      vector ? [{ label: set.labels[i]?.label ?? '', words: calibration.apart(vector) }] : [],
    );
    return { set: { key, name: set.name }, source: seen.source, ...segment(seen, { labels, photo, calibration }) };
  }

  /** What may go wrong with the labels of a set. */
  checkLabels(set: Pick<LabelSet, 'labels' | 'templates' | 'exclusive'>): Promise<LabelSetWarnings> {
    return checkLabels(this.#parts.encoder, this.#parts.judge.calibration, set);
  }

  /**
   * What an album would hold.
   *
   * @param parts of its rule, with what they are to be embedded from
   * @throws RummageError `conflict` where nothing tells what matches the parts
   */
  async previewRule(
    { words, tag, from, to, cutoff, decidedBy }: Omit<AlbumRule, 'parts'>,
    page: Page,
    parts: readonly AskedPart[] = [],
  ): Promise<AlbumPreview> {
    const asked = readRuleQuery(words);
    const { encoder, feed, judge } = this.#parts;
    await feed.refresh();
    const labels = asked.without.length > 0 ? this.#labels() : null;
    const { exclusion, terms } = await excludeConcepts(asked.without, { encoder, index: feed.index, labels });
    const dates = { from: from ?? undefined, to: to ?? undefined };
    const filters = { tag: tag ?? undefined, ...dates, terms: [...asked.filters, ...terms] };
    if (parts.length > 0) {
      const composed = await this.#composer.compose({ parts }, asked.words ?? '');
      return this.#previewParts(composed, { scope: this.#scopeOf(filters, exclusion), cutoff, page });
    }
    if (asked.words === null) {
      if (!hasFilters(filters)) return { count: 0, unknownWords: [], results: [] };
      const { total, results } = this.#newestBut(exclusion, filters, page, performance.now());
      return { count: total, unknownWords: [], results };
    }

    const { vector, unknownWords } = await encoder.query(asked.words);
    if (vector === null) return { count: 0, unknownWords, results: [] };

    const scope = this.#scopeOf(filters, exclusion);
    const verdict = decidedBy === 'search' ? judge.verdict(vector, feed.index) : null;
    const members = feed.index
      .search(vector, feed.index.size, scope.among ?? undefined)
      .filter(({ photoId }) => !scope.without.has(photoId))
      .filter((each) => (verdict?.of(each.photoId)?.probability ?? this.#confidence(each)) >= cutoff);
    return { count: members.length, unknownWords, results: this.#describe(cut(members, page)) };
  }

  #previewParts(
    composed: Composed,
    { scope: given, cutoff, page }: { readonly scope: Scope; readonly cutoff: number; readonly page: Page },
  ): AlbumPreview {
    const { composition, unknownWords, photoIds } = composed;
    if (composition === null) return { count: 0, unknownWords, results: [] };
    const { judge, feed } = this.#parts;
    if (judge.calibration === null) throw nothingTells();

    const verdict = this.#verdictOn(composed);
    const scope = this.#scopeBut(given, photoIds);
    const members = feed.index
      .search(composition.vector, feed.index.size, scope.among ?? undefined)
      .filter(({ photoId }) => !scope.without.has(photoId))
      .filter(({ photoId }) => (verdict?.of(photoId)?.probability ?? 0) >= cutoff);
    return { count: members.length, unknownWords, results: this.#describe(cut(members, page)) };
  }

  /** The photos an album would learn most from being told of. @throws RummageError `not-found` */
  async suggestions(albumId: number, limit: number): Promise<AlbumSuggestions> {
    const { db, encoder, feed, judge } = this.#parts;
    const album = findAlbum(db, albumId);
    if (album === null) throw noAlbum(albumId);
    const { calibration, modelId } = judge;
    if (calibration === null || modelId === null) return { suggestions: [] };

    await feed.refresh();
    const { without, filters } = readRuleQuery(album.rule.words);
    const labels = without.length > 0 ? this.#labels() : null;
    const { exclusion, terms } = await excludeConcepts(without, { encoder, index: feed.index, labels });
    const from = { db, encoder, index: feed.index, judge, calibration, exclusion, terms: [...filters, ...terms] };
    const suggested = await suggestFor({ albumId, modelId, rule: album.rule, limit }, from);
    const likely = new Map(suggested.map(({ photoId, probability }) => [photoId, probability]));
    const photos = this.describe([...likely.keys()]);
    return { suggestions: photos.map((photo) => ({ ...photo, probability: likely.get(photo.id) ?? null })) };
  }

  describe(ids: readonly number[]): SearchResult[] {
    return describePhotos(this.#parts.db, ids).map((photo) => toResult(photo, null));
  }

  /** Everything that is asked for weighed together; the photos compared with are no answer. */
  async #searchComposed(
    query: AskedQuery,
    {
      words,
      excluded,
      filters,
      started,
    }: {
      readonly words: string;
      readonly excluded: Excluded;
      readonly filters: SearchFilters;
      readonly started: number;
    },
  ): Promise<SearchAnswer> {
    const composed = await this.#composer.compose(query, words);
    const { parts, composition, unknownWords, unread } = composed;
    const unknown = [...unknownWords, ...excluded.unknownWords];
    const asked = { query: query.text, unknownWords: unknown, unread, started };
    if (composition === null) return { ...this.#answer({ ...asked, total: 0, matches: null, results: [] }), parts };

    const { scope, matched } = this.#matchedParts(composed, this.#scopeOf(filters, excluded.exclusion));
    const { among, without } = showOnly(query.show, scope, matched.ids);
    const key = JSON.stringify(['composed', query.text, parts, query.filters, query.show]);
    const ranked = { key, vector: composition.vector, among: among && (() => among), without };
    const placement = parts.some(isPlaced) ? await this.#place(ranked, parts, composition, query.upTo) : null;
    const arranged = { ...ranked, arrangement: placement && arrangeByPlace(placement) };
    const answer = this.#rank(arranged, query, asked, matched);
    const explained = query.explain ? this.#composer.explain(composition, answer.results) : answer.results;
    const results = explained.map((result) => {
      const contributions = query.explain ? placement?.get(result.id) : undefined;
      return contributions === undefined ? result : { ...result, contributions };
    });
    return { ...answer, parts, results };
  }

  /** What the parts add to the best photos, looked through for what is to be in a place of them. */
  #place(
    ranked: RankedQuery,
    parts: readonly QueryPart[],
    { contributionsTo }: Composition,
    upTo: number | undefined,
  ): Promise<Placement> {
    const best = { ...ranked, key: `${ranked.key}, as a whole` };
    const { candidates } = this.#rankings.page(best, { limit: LOOKED_THROUGH.patches, offset: 0, upTo });
    const vectors = new Map(candidates.map(({ photoId }) => [photoId, this.#vectorOf(photoId)]));
    return this.#placer.place(parts, candidates, (photoId) => {
      const vector = vectors.get(photoId);
      return vector === undefined ? [] : contributionsTo(vector);
    });
  }

  /** What matches the parts of a composed query, and its scope without the photos it compares with. */
  #matchedParts(composed: Composed, given: Scope): { readonly scope: Scope; readonly matched: Matched } {
    const scope = this.#scopeBut(given, composed.photoIds);
    const verdict = sayWhatIsMeant(composed.parts) ? this.#verdictOn(composed) : null;
    const ids = verdict?.matching(scope.among ?? undefined).filter((photoId) => !scope.without.has(photoId)) ?? null;
    return { scope, matched: { verdict, read: new Set(), ids } };
  }

  #scopeBut({ among, without }: Scope, photoIds: readonly number[]): Scope {
    const left = this.#withCopies(photoIds);
    if (among === null) return { among, without: new Set([...without, ...left]) };
    return { among: among.filter((photoId) => !left.has(photoId)), without };
  }

  #verdictOn({ embedded, photoIds }: Composed): Verdict | null {
    const { judge, feed } = this.#parts;
    const explained = judge.calibration && explainParts(judge.calibration, embedded);
    return explained && judge.verdictOn(explained, feed.index, this.#withCopies(photoIds));
  }

  #newest(filters: SearchFilters, page: Page, started: number): SearchAnswer {
    const { total, ids } = newestPhotos(this.#parts.db, filters, page);
    return this.#answer({ ...NO_WORDS, started, total, matches: null, results: this.describe(ids) });
  }

  #newestBut(exclusion: Exclusion | null, filters: SearchFilters, page: Page, started: number): SearchAnswer {
    if (exclusion === null) return this.#newest(filters, page, started);

    const { ids } = newestPhotos(this.#parts.db, filters, { limit: ALL, offset: 0 });
    const kept = exclusion.keep(ids);
    const results = this.describe(cut(kept, page));
    return this.#answer({ ...NO_WORDS, started, total: kept.length, matches: null, results });
  }

  /** Null until the indexer has embedded the vocabulary. */
  #labels(): LabelMatrix | null {
    const { db } = this.#parts;
    const active = readActiveModel(db);
    return active && readLabelMatrix(db, active.model.id, VOCABULARY_VERSION);
  }

  #scopeOf(filters: SearchFilters, exclusion: Exclusion | null): Scope {
    if (!hasFilters(filters)) return { among: null, without: new Set(exclusion?.shown()) };

    const among = this.#searchable(filteredPhotoIds(this.#parts.db, filters));
    return { among: exclusion?.keep(among) ?? among, without: new Set() };
  }

  /** The photos words of the query are written on, as far as they may be in the answer. */
  #matchText(words: string, unknownWords: readonly string[], { among, without }: Scope): TextMatch[] {
    const { index } = this.#parts.feed;
    const allowed = among && new Set(among);
    return matchText(this.#parts.db, words, { unknownWords, photos: index.size }).filter(
      ({ photoId }) =>
        index.table.slotOf(photoId) !== undefined && (allowed?.has(photoId) ?? true) && !without.has(photoId),
    );
  }

  /** Words that mean nothing to the model can still be read: then what has them is what matches. */
  #readOnly(texts: readonly TextMatch[], { show, ...page }: AskedQuery, asked: Asked): SearchAnswer {
    const ids = show === 'others' ? [] : texts.map(({ photoId }) => photoId);
    const results = describePhotos(this.#parts.db, cut(ids, page)).map((photo) => toResult(photo, null, null, true));
    return this.#answer({ ...asked, total: ids.length, matches: texts.length, results });
  }

  #allBut({ among, without }: Scope, left: ReadonlySet<number>): number[] {
    const searchable = among ?? filteredPhotoIds(this.#parts.db, {});
    return this.#searchable(searchable).filter((photoId) => !left.has(photoId) && !without.has(photoId));
  }

  #rankText(
    vector: Float32Array,
    query: AskedQuery,
    {
      asked,
      scope,
      texts,
      exclusion,
    }: {
      readonly asked: Asked;
      readonly scope: Scope;
      readonly texts: readonly TextMatch[];
      readonly exclusion: Exclusion | null;
    },
  ): SearchAnswer {
    const { index } = this.#parts.feed;
    const matched = this.#matched(vector, scope, texts);
    const shown = showOnly(query.show, scope, matched.ids);
    const allowed = shown.among && new Set(shown.among);
    const arrangement = arrangeBy(index, vector, {
      texts: texts.filter(({ photoId }) => (allowed?.has(photoId) ?? true) && !shown.without.has(photoId)),
      decisive: matched.read,
      exclusion,
    });

    const key = JSON.stringify([query.text, query.filters, query.show]);
    const { among, without } = shown;
    return this.#rank({ key, vector, among: among && (() => among), without, arrangement }, query, asked, matched);
  }

  /** Of the photos of a scope, those that match by what they show, and those that are meant by their text. */
  #matched(vector: Float32Array, { among, without }: Scope, texts: readonly TextMatch[]): Matched {
    const { index } = this.#parts.feed;
    const verdict = this.#parts.judge.verdict(vector, index);
    const nearest = texts.length > 0 ? index.search(vector, FUSION.depth, among ?? {}) : [];
    const read = decisiveTexts(index, nearest, texts);
    if (verdict === null) return { verdict, read, ids: null };

    const seen = verdict.matching(among ?? undefined).filter((photoId) => !without.has(photoId));
    return { verdict, read, ids: read.size === 0 ? seen : [...new Set([...seen, ...read])] };
  }

  #rank(
    query: RankedQuery,
    { limit, offset, upTo }: Page,
    asked: Asked,
    matched: Matched = { verdict: null, read: new Set(), ids: null },
  ): SearchAnswer {
    const page = this.#rankings.page(query, { limit, offset, upTo });
    const among = query.among?.();
    const total = Array.isArray(among) ? among.length : this.#parts.feed.index.size;
    return this.#answer({
      ...asked,
      total: total - (query.without?.size ?? 0),
      matches: matched.ids?.length ?? null,
      upTo: page.upTo,
      results: this.#describe(page.candidates, matched),
    });
  }

  #describe(candidates: readonly Candidate[], { verdict, read }: Partial<Matched> = {}): SearchResult[] {
    const similarities = new Map(candidates.map(({ photoId, similarity }) => [photoId, similarity]));
    return describePhotos(this.#parts.db, [...similarities.keys()]).map((photo) =>
      toResult(photo, similarities.get(photo.id) ?? null, verdict?.of(photo.id), read?.has(photo.id)),
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

  /** A photo's vector, a copy. @throws RummageError `not-found`, or `conflict` while it has none */
  #vectorOf(photoId: number): Float32Array {
    const { table } = this.#parts.feed.index;
    const slot = table.slotOf(photoId);
    if (slot === undefined) throw this.#notSearchable(photoId);
    return table.vectorAt(slot).slice();
  }

  /** These photos and their exact copies, as far as they are searchable. */
  #withCopies(photoIds: readonly number[]): ReadonlySet<number> {
    const copies = photoIds.flatMap((photoId) => {
      const photo = findPhoto(this.#parts.db, photoId);
      return photo ? findPhotosByContent(this.#parts.db, photo.contentId).map(({ id }) => id) : [];
    });
    return new Set(this.#searchable([...photoIds, ...copies]));
  }

  #answer({ started, upTo, ...rest }: Unfinished): SearchAnswer {
    const tookMs = Math.round((performance.now() - started) * 10) / 10;
    return { ...rest, upTo: upTo ?? null, model: this.#parts.reference, tookMs };
  }

  #notSearchable(photoId: number): RummageError {
    if (findPhoto(this.#parts.db, photoId) === null) {
      return new RummageError('not-found', `There is no photo ${photoId}.`, {
        hint: 'Search again to see what there is.',
      });
    }
    return new RummageError('conflict', `Photo ${photoId} is not in the index.`, {
      hint: 'It is hidden, waits to be read, could not be read, or its file is missing: its page says which.',
    });
  }
}

/** The part of a scope that is asked for; where nothing tells a match, all of it. */
function showOnly(show: SearchQuery['show'], scope: Scope, matching: readonly number[] | null): Scope {
  if (show === undefined || show === 'all' || matching === null) return scope;
  if (show === 'matches') return { among: matching, without: new Set() };

  const matches = new Set(matching);
  return scope.among === null
    ? { among: null, without: new Set([...scope.without, ...matches]) }
    : { among: scope.among.filter((photoId) => !matches.has(photoId)), without: scope.without };
}

/** @throws RummageError `bad-request`: hidden photos are not among what is looked at */
function refuseUnseen({ words, without, filters, terms }: ParsedQuery, isComposed = false): void {
  const asksWhatIsShown = words !== '' || without.length > 0 || isComposed;
  if (!asksWhatIsShown || !asksForHidden({ terms: filters })) return;

  throw new RummageError('bad-request', 'Hidden photos are not searched by what they show.', {
    hint: 'Use is:hidden alone or with other filters, such as is:hidden year:2020.',
    at: terms.find(({ text }) => /^is:/i.test(text)),
  });
}

function nothingTells(): RummageError {
  return new RummageError('conflict', 'Nothing tells which photos this search means: it only ranks them.', {
    hint: 'Choose the photos one by one, or narrow the search with filters alone.',
  });
}

function cut<Item>(items: readonly Item[], { offset, limit }: Page): Item[] {
  return items.slice(offset, offset + limit);
}

/** @param isRead whether it is there because of its text */
function toResult(
  photo: PhotoDescription,
  similarity: number | null,
  judgement: Judgement | null = null,
  isRead = false,
): SearchResult {
  const probability = judgement?.probability ?? null;
  const match = isRead || (judgement?.match ?? null);
  return { ...photo, similarity, probability, match, ...(isRead && { why: 'text' }) };
}
