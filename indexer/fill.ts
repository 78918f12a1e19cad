import { setImmediate as breathe } from 'node:timers/promises';
import { AlbumJudge, type Lesson } from '#lib/albums/album-judge';
import { canLearn, readJudged } from '#lib/albums/learner';
import { isEmptyRule, type RulePhoto, scoreByRule } from '#lib/albums/rule';
import { readRuleQuery } from '#lib/albums/rule-query';
import { WordsJudge } from '#lib/albums/words-judge';
import type { AlbumRule, QueryPart } from '#lib/nouns';
import type { FilterTerm } from '#lib/query/parsed-query';
import type { Calibration, Explained } from '#lib/search/calibrate';
import type { EmbeddedPart } from '#lib/search/compose';
import { showsAny } from '#lib/search/exclude';
import { embedConcepts } from '#lib/search/excluded';
import { explainParts } from '#lib/search/explain-parts';
import { forgetProbe, markOf, memberScores, readJudgements, writeProbe } from '#lib/store/album-learning';
import {
  addMember,
  type AlbumRow,
  forgetFill,
  isFilled,
  listAlbums,
  type FillStanding,
  readFill,
  readStanding,
  removeMember,
  writeFill,
} from '#lib/store/albums';
import { type Database, transact } from '#lib/store/database';
import { type EmbeddedPhoto, embeddedPhotos, embeddedPhotosAfter } from '#lib/store/embedded';
import { findPhoto, findPhotosByContent } from '#lib/store/photos';
import { photosHolding } from '#lib/store/search';
import { tagsOfPhoto } from '#lib/store/tags';
import { countVectors, scanVectors } from '#lib/store/vectors';
import type { LabelMatrix } from '#lib/tags/zero-shot';

/** Photos held against a rule in one transaction: some 10 ms during which other writers wait. */
const FILL_BATCH = 500;
/** Share by which a library may grow or shrink before what the best of so many photos means is another thing. */
const DRIFT = 0.1;
/** Vectors looked at in one go: some 10 ms. */
const SCAN_BATCH = 2_000;
/** Scores that differ by less are not written anew. */
const SAME_SCORE = 0.005;

/** An album with its rule's words embedded. */
export interface CompiledRule {
  readonly album: AlbumRow;
  /** The album's rule, of whose words only what the photos show is left. */
  readonly rule: AlbumRule;
  /** Null when the rule has no words, or the model knows none of them: then it matches nothing. */
  readonly query: Float32Array | null;
  /** What the words ask for beside: filters that must hold, and vectors of what must not be seen. */
  readonly terms: readonly FilterTerm[];
  readonly without: readonly Float32Array[];
  /** For a rule that a search or judgements decide; null where nothing tells what matches. */
  readonly judge: AlbumJudge | null;
  /** Photos that others are compared with, and their exact copies: they are no answer, and nothing is judged against them. */
  readonly left: ReadonlySet<number>;
}

/** Embeds a picture of an album's rule; null where there is none. */
export type EmbedPicture = (part: PicturePart) => Promise<Float32Array | null>;
export type PicturePart = Exclude<QueryPart, { readonly text: string }>;

/** What tells which photos match by one model. */
export interface Calibrated {
  readonly modelId: number;
  readonly calibration: Calibration;
}

/** The rules of all albums as they stood when compiled, by album id. */
export type CompiledRules = ReadonlyMap<number, CompiledRule>;

/** A photo as it is stored: its tags are read from the database. */
export type FillPhoto = Omit<RulePhoto, 'tags'> & { readonly photoId: number };

/**
 * Reads every album's rule, of which the words are a query as typed, and embeds it, each different text once.
 *
 * @param encodeWords with the model whose vectors are being stored; null when it knows none of the words
 * @param labels the vocabulary as that model sees it, by which more is known of what must not be seen; null while there is none
 * @param previous rules compiled before with the same model, whose embeddings are used again
 * @param calibrated null where nothing tells what matches: then every photo is judged by itself
 * @param embedPicture what rules compare photos with; without it, pictures say nothing
 */
export async function compileRules(
  db: Database,
  encodeWords: (words: string) => Promise<Float32Array | null>,
  {
    previous = new Map(),
    labels = null,
    calibrated = null,
    embedPicture = async () => null,
  }: {
    readonly previous?: CompiledRules;
    readonly labels?: LabelMatrix | null;
    readonly calibrated?: Calibrated | null;
    readonly embedPicture?: EmbedPicture;
  } = {},
): Promise<CompiledRules> {
  const queries = new Map<string, Float32Array | null>();
  for (const { rule, query } of previous.values())
    if (rule.words !== null && !rule.parts) queries.set(rule.words, query);
  const encode = async (words: string): Promise<Float32Array | null> => {
    const vector = queries.get(words) ?? (queries.has(words) ? null : await encodeWords(words));
    queries.set(words, vector);
    return vector;
  };

  const compiled = new Map<number, CompiledRule>();
  for (const album of listAlbums(db)) {
    const { words, without, filters } = readRuleQuery(album.rule.words);
    const { parts = [] } = album.rule;
    const before = previous.get(album.id);
    const isKept = before?.album.ruleVersion === album.ruleVersion && before.judge !== null;
    const embedded =
      parts.length === 0 || isKept ? null : await embedParts(words, parts, { embedText: encode, embedPicture });
    // Weighed with the others, the words alone decide nothing.
    const query = words === null || parts.length > 0 ? null : await encode(words);
    const excluded = await embedConcepts(
      without,
      async (concept) => ({ vector: await encode(concept), unknownWords: [] }),
      labels,
    );
    compiled.set(album.id, {
      album,
      rule: { ...album.rule, words },
      query,
      terms: [...filters, ...excluded.terms],
      without: excluded.vectors,
      judge: judgeOf(db, album, { query, embedded }, calibrated, before),
      left: comparedWith(db, parts),
    });
  }
  return compiled;
}

/** The words first, as a search has them; of weight 0 is what the model does not know. */
async function embedParts(
  words: string | null,
  parts: readonly QueryPart[],
  {
    embedText,
    embedPicture,
  }: {
    readonly embedText: (words: string) => Promise<Float32Array | null>;
    readonly embedPicture: EmbedPicture;
  },
): Promise<EmbeddedPart[]> {
  const embedded: EmbeddedPart[] = [];
  for (const part of [...(words === null ? [] : [{ text: words, weight: 1 }]), ...parts]) {
    const isText = 'text' in part;
    const vector = isText ? await embedText(part.text) : await embedPicture(part);
    if (vector !== null) embedded.push({ isText, vector, weight: part.weight });
  }
  return embedded;
}

function comparedWith(db: Database, parts: readonly QueryPart[]): ReadonlySet<number> {
  const ids = parts.flatMap((part) => ('photo' in part ? [part.photo] : []));
  const copies = ids.flatMap((id) => {
    const photo = findPhoto(db, id);
    return photo === null ? [] : findPhotosByContent(db, photo.contentId).map((copy) => copy.id);
  });
  return new Set([...ids, ...copies]);
}

function judgeOf(
  db: Database,
  album: AlbumRow,
  { query, embedded }: { readonly query: Float32Array | null; readonly embedded: readonly EmbeddedPart[] | null },
  calibrated: Calibrated | null,
  before: CompiledRule | undefined,
): AlbumJudge | null {
  const { id, rule, ruleVersion } = album;
  if (calibrated === null) return null;
  const { modelId, calibration } = calibrated;
  const lesson = album.learns && canLearn(rule) ? lessonOf(db, id, modelId) : null;
  const isSame = before?.album.ruleVersion === ruleVersion;
  if (isSame && before.judge && before.judge.lesson?.mark === lesson?.mark) return before.judge;
  const kept = isSame ? before.judge?.words : null;
  const isSearch = rule.decidedBy === 'search';
  const asked = isSearch && !kept ? explainedBy(calibration, query, embedded) : null;
  const words = kept ?? (asked && new WordsJudge(calibration, asked, standingOf(db, album, modelId)));
  if (words === null && lesson === null) return null;
  return new AlbumJudge(calibration, words, lesson);
}

function explainedBy(
  calibration: Calibration,
  query: Float32Array | null,
  embedded: readonly EmbeddedPart[] | null,
): Explained | null {
  return embedded === null ? query && calibration.explain(query) : explainParts(calibration, embedded);
}

function lessonOf(db: Database, albumId: number, modelId: number): Lesson {
  const judgements = readJudgements(db, albumId);
  return { mark: markOf(judgements), judged: readJudged(db, modelId, judgements) };
}

/** What the album's photos were judged against; null when that was for another rule. */
function standingOf(db: Database, { id, ruleVersion }: AlbumRow, modelId: number): FillStanding | null {
  return readFill(db, id, modelId) === ruleVersion ? readStanding(db, id, modelId) : null;
}

/**
 * Puts a photo into the albums it belongs to by rule as a model sees it, and takes it out of the others; pins, and albums
 * that are paused, are left alone.
 */
export function fillForPhoto(db: Database, modelId: number, rules: CompiledRules, photo: FillPhoto): void {
  const live = [...rules.values()].filter(({ album }) => !album.paused);
  const judged = withTags(db, modelId, photo, live);
  for (const rule of live) {
    // Better than any before: what else matches is judged anew when there is time.
    const isMet = !rule.left.has(photo.photoId) && rule.judge?.words?.meet(photo.photoId, photo.embedding);
    if (isMet) forgetFill(db, rule.album.id, modelId);
    const score = scoreFor(rule, judged, holding(db, rule, [photo.photoId]), photo.photoId);
    if (score === null) removeMember(db, rule.album.id, photo.photoId, modelId);
    else addMember(db, rule.album.id, photo.photoId, modelId, score);
  }
}

/**
 * Holds every photo with a vector against an album's rule, putting in what fits and taking out what no longer does; only
 * when all is done is the fill recorded, with what was learned for it. Interrupted, it starts over.
 *
 * @returns false when the signal aborted it
 */
export async function refillAlbum(
  db: Database,
  modelId: number,
  rule: CompiledRule,
  signal?: AbortSignal,
): Promise<boolean> {
  const { id, ruleVersion } = rule.album;
  const { judge } = rule;
  const words = judge?.words ?? null;
  if (words !== null && needsMeeting(db, modelId, rule) && !(await meetAll(db, modelId, rule, words, signal)))
    return false;
  judge?.learn();
  const standing = words?.standing ?? null;

  if (!(await (judge === null ? placeEach : placeLikely)(db, modelId, rule, signal))) return false;

  // A better photo came meanwhile: those placed before it were judged by another standing.
  if (words !== null && words.standing !== standing) return refillAlbum(db, modelId, rule, signal);
  const learned = judge?.describe(rule.rule.cutoff) ?? null;
  transact(db, () => {
    if (learned === null) forgetProbe(db, id, modelId);
    else writeProbe(db, id, modelId, learned);
    writeFill(db, id, modelId, ruleVersion, standing?.bestPhotoId ? standing : null, judge?.lesson?.mark);
  });
  return true;
}

/** Looks at all that is known of every photo. @returns false when the signal aborted it */
function placeEach(db: Database, modelId: number, rule: CompiledRule, signal?: AbortSignal): Promise<boolean> {
  const members = memberScores(db, rule.album.id, modelId);
  const placeAll = (batch: readonly EmbeddedPhoto[]) =>
    write(db, modelId, rule.album.id, members, placingsOf(db, modelId, rule, batch));
  return eachBatch(db, modelId, placeAll, signal);
}

/**
 * Holds nothing but every vector against what was asked for or learned, and looks at more of a photo only where that says it
 * may belong: a few of them.
 *
 * @returns false when the signal aborted it
 */
async function placeLikely(db: Database, modelId: number, rule: CompiledRule, signal?: AbortSignal): Promise<boolean> {
  const { id } = rule.album;
  const members = memberScores(db, id, modelId);
  const likely = new Map<number, number>();
  const judgeOne = (photoId: number, embedding: Float32Array) => {
    const probability = rule.judge?.probability(embedding) ?? null;
    if (probability !== null && probability >= rule.rule.cutoff) likely.set(photoId, probability);
    else likely.delete(photoId);
  };
  const dimensions = rule.judge?.dimensions ?? 0;
  let afterSeq: number | null = 0;
  while ((afterSeq = scanVectors(db, { modelId, dimensions }, afterSeq, SCAN_BATCH, judgeOne)) !== null) {
    await breathe();
    if (signal?.aborted === true) return false;
  }

  const gone = [...members.keys()].filter((photoId) => !likely.has(photoId));
  write(
    db,
    modelId,
    id,
    members,
    gone.map((photoId) => ({ photoId, score: null })),
  );
  const ids = [...likely.keys()];
  for (let i = 0; i < ids.length; i += FILL_BATCH) {
    const part = ids.slice(i, i + FILL_BATCH);
    const placings = isJudgedAlone(rule)
      ? part.map((photoId) => ({ photoId, score: likely.get(photoId) ?? null }))
      : placingsOf(db, modelId, rule, embeddedPhotos(db, modelId, part));
    write(db, modelId, id, members, placings);
    await breathe();
    if (signal?.aborted === true) return false;
  }
  return true;
}

/** Whether there is nothing beside its looks that a photo must be. */
function isJudgedAlone({ rule, terms, without, left }: CompiledRule): boolean {
  const conditions = terms.length + without.length + left.size;
  return rule.tag === null && rule.from === null && rule.to === null && conditions === 0;
}

function placingsOf(db: Database, modelId: number, rule: CompiledRule, photos: readonly EmbeddedPhoto[]): Placing[] {
  const ids = photos.map(({ photoId }) => photoId);
  const held = holding(db, rule, ids);
  return photos.map((photo) => ({
    photoId: photo.photoId,
    score: scoreFor(rule, withTags(db, modelId, photo, [rule]), held, photo.photoId),
  }));
}

interface Placing {
  readonly photoId: number;
  /** Null takes it out. */
  readonly score: number | null;
}

/** Writes what is not so already. @param members scores as they are stored */
function write(
  db: Database,
  modelId: number,
  albumId: number,
  members: ReadonlyMap<number, number>,
  placings: readonly Placing[],
): void {
  const changes = placings.filter(({ photoId, score }) => !isAsStored(score, members.get(photoId)));
  if (changes.length === 0) return;
  transact(db, () => {
    for (const { photoId, score } of changes) {
      if (score === null) removeMember(db, albumId, photoId, modelId);
      else addMember(db, albumId, photoId, modelId, score);
    }
  });
}

function isAsStored(score: number | null, stored: number | undefined): boolean {
  if (score === null || stored === undefined) return score === null && stored === undefined;
  return Math.abs(score - stored) < SAME_SCORE;
}

/** Not when only judgements have changed since the library was looked through. */
function needsMeeting(db: Database, modelId: number, { album, judge }: CompiledRule): boolean {
  const standing = standingOf(db, album, modelId);
  const isKnown = standing !== null && standing.bestPhotoId === judge?.words?.standing?.bestPhotoId;
  return !isKnown || hasDrifted(db, album.id, modelId, countVectors(db, modelId));
}

/** Finds what an album's photos are judged against. @returns false when the signal aborted it */
function meetAll(
  db: Database,
  modelId: number,
  { left }: CompiledRule,
  judge: WordsJudge,
  signal?: AbortSignal,
): Promise<boolean> {
  judge.startOver(countVectors(db, modelId));
  const meet = (batch: readonly EmbeddedPhoto[]): void => {
    for (const { photoId, embedding, isSearchable } of batch) {
      if (isSearchable && !left.has(photoId)) judge.meet(photoId, embedding);
    }
  };
  return eachBatch(db, modelId, meet, signal);
}

async function eachBatch(
  db: Database,
  modelId: number,
  take: (batch: readonly EmbeddedPhoto[]) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  let afterSeq = 0;
  while (signal?.aborted !== true) {
    const batch = embeddedPhotosAfter(db, modelId, afterSeq, FILL_BATCH);
    const last = batch.at(-1);
    if (last === undefined) return true;

    take(batch);
    afterSeq = last.seq;
    await breathe();
  }
  return false;
}

/**
 * The albums whose members by a model come from an earlier rule, other tags or other judgements, that were never filled with
 * it, or whose photos were judged against a library that is another one now. Paused ones are none of them.
 */
export function staleAlbums(db: Database, modelId: number): AlbumRow[] {
  const photos = countVectors(db, modelId);
  return listAlbums(db).filter(
    (album) => !album.paused && (!isFilled(db, album, modelId) || hasDrifted(db, album.id, modelId, photos)),
  );
}

function hasDrifted(db: Database, albumId: number, modelId: number, photos: number): boolean {
  const standing = readStanding(db, albumId, modelId);
  if (standing === null) return false;

  const isBestThere = findPhoto(db, standing.bestPhotoId)?.state === 'indexed';
  return !isBestThere || Math.abs(photos - standing.photos) > DRIFT * standing.photos;
}

/** Tags are only looked up when a rule asks for one. */
function withTags(db: Database, modelId: number, photo: FillPhoto, rules: readonly CompiledRule[]): RulePhoto {
  const asked = rules.some(({ album }) => album.rule.tag !== null);
  return { ...photo, tags: asked ? tagsOfPhoto(db, photo.photoId, modelId) : [] };
}

/** Which of the photos the rule's filters hold for; null when it has none. */
function holding(db: Database, { terms }: CompiledRule, photoIds: readonly number[]): ReadonlySet<number> | null {
  return terms.length === 0 ? null : photosHolding(db, photoIds, terms);
}

function scoreFor(
  rule: CompiledRule,
  photo: RulePhoto,
  held: ReadonlySet<number> | null,
  photoId: number,
): number | null {
  const isLeftOut = held?.has(photoId) === false || rule.left.has(photoId) || showsAny(rule.without, photo);
  return isLeftOut ? null : scoreOf(rule, photo);
}

/** Filters alone are a rule: what they hold for belongs, for certain. */
function scoreOf({ rule, query, terms, judge }: CompiledRule, photo: RulePhoto): number | null {
  if (isEmptyRule(rule) && terms.length > 0) return 1;
  return scoreByRule(rule, query, photo, judge?.probability(photo.embedding));
}
