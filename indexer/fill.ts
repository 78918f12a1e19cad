import { setImmediate as breathe } from 'node:timers/promises';
import { isEmptyRule, type RulePhoto, scoreByRule } from '#lib/albums/rule';
import { readRuleQuery } from '#lib/albums/rule-query';
import { WordsJudge } from '#lib/albums/words-judge';
import type { AlbumRule } from '#lib/nouns';
import type { FilterTerm } from '#lib/query/parsed-query';
import type { Calibration } from '#lib/search/calibrate';
import { showsAny } from '#lib/search/exclude';
import { embedConcepts } from '#lib/search/excluded';
import {
  addMember,
  type AlbumRow,
  forgetFill,
  listAlbums,
  readFill,
  readStanding,
  removeMember,
  writeFill,
} from '#lib/store/albums';
import { type Database, transact } from '#lib/store/database';
import { type EmbeddedPhoto, embeddedPhotosAfter } from '#lib/store/embedded';
import { findPhoto } from '#lib/store/photos';
import { photosHolding } from '#lib/store/search';
import { tagsOfPhoto } from '#lib/store/tags';
import { countVectors } from '#lib/store/vectors';
import type { LabelMatrix } from '#lib/tags/zero-shot';

/** Photos held against a rule in one transaction: some 10 ms during which other writers wait. */
const FILL_BATCH = 500;
/** Share by which a library may grow or shrink before what the best of so many photos means is another thing. */
const DRIFT = 0.1;

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
  /** For a rule that a search decides; null where nothing tells what matches. */
  readonly judge: WordsJudge | null;
}

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
 */
export async function compileRules(
  db: Database,
  encodeWords: (words: string) => Promise<Float32Array | null>,
  {
    previous = new Map(),
    labels = null,
    calibrated = null,
  }: {
    readonly previous?: CompiledRules;
    readonly labels?: LabelMatrix | null;
    readonly calibrated?: Calibrated | null;
  } = {},
): Promise<CompiledRules> {
  const queries = new Map<string, Float32Array | null>();
  for (const { rule, query } of previous.values()) if (rule.words !== null) queries.set(rule.words, query);
  const encode = async (words: string): Promise<Float32Array | null> => {
    const vector = queries.get(words) ?? (queries.has(words) ? null : await encodeWords(words));
    queries.set(words, vector);
    return vector;
  };

  const compiled = new Map<number, CompiledRule>();
  for (const album of listAlbums(db)) {
    const { words, without, filters } = readRuleQuery(album.rule.words);
    const query = words === null ? null : await encode(words);
    const excluded = await embedConcepts(
      without,
      async (concept) => ({ vector: await encode(concept), unknownWords: [] }),
      labels,
    );
    const before = previous.get(album.id);
    const isSame = before?.album.ruleVersion === album.ruleVersion;
    compiled.set(album.id, {
      album,
      rule: { ...album.rule, words },
      query,
      terms: [...filters, ...excluded.terms],
      without: excluded.vectors,
      judge: (isSame && before?.judge) || judgeOf(db, album, query, calibrated),
    });
  }
  return compiled;
}

function judgeOf(
  db: Database,
  { id, rule, ruleVersion }: AlbumRow,
  query: Float32Array | null,
  calibrated: Calibrated | null,
): WordsJudge | null {
  if (rule.decidedBy !== 'search' || query === null || calibrated === null) return null;

  const { modelId, calibration } = calibrated;
  const isFilled = readFill(db, id, modelId) === ruleVersion;
  return new WordsJudge(calibration, query, isFilled ? readStanding(db, id, modelId) : null);
}

/** Puts a photo into the albums it belongs to by rule as a model sees it, and takes it out of the others; pins are left alone. */
export function fillForPhoto(db: Database, modelId: number, rules: CompiledRules, photo: FillPhoto): void {
  const judged = withTags(db, modelId, photo, [...rules.values()]);
  for (const rule of rules.values()) {
    // Better than any before: what else matches is judged anew when there is time.
    if (rule.judge?.meet(photo.photoId, photo.embedding)) forgetFill(db, rule.album.id, modelId);
    place(db, modelId, rule, photo.photoId, judged, holding(db, rule, [photo.photoId]));
  }
}

/**
 * Holds every photo with a vector against an album's rule, putting in what fits and taking out what no longer does; only
 * when all is done is the fill recorded. Interrupted, it starts over.
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
  if (judge !== null && !(await meetAll(db, modelId, judge, signal))) return false;

  const standing = judge?.standing ?? null;
  const placeAll = (batch: readonly EmbeddedPhoto[]) =>
    transact(db, () => {
      const ids = batch.map(({ photoId }) => photoId);
      const held = holding(db, rule, ids);
      for (const photo of batch) place(db, modelId, rule, photo.photoId, withTags(db, modelId, photo, [rule]), held);
    });
  if (!(await eachBatch(db, modelId, placeAll, signal))) return false;
  // A better photo came meanwhile: those placed before it were judged by another standing.
  if (judge !== null && judge.standing !== standing) return refillAlbum(db, modelId, rule, signal);

  writeFill(db, id, modelId, ruleVersion, standing?.bestPhotoId ? standing : null);
  return true;
}

/** Finds what an album's photos are judged against. @returns false when the signal aborted it */
function meetAll(db: Database, modelId: number, judge: WordsJudge, signal?: AbortSignal): Promise<boolean> {
  judge.startOver(countVectors(db, modelId));
  const meet = (batch: readonly EmbeddedPhoto[]): void => {
    for (const { photoId, embedding, isSearchable } of batch) if (isSearchable) judge.meet(photoId, embedding);
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
 * The albums whose members by a model come from an earlier rule or other tags, that were never filled with it, or whose
 * photos were judged against a library that is another one now.
 */
export function staleAlbums(db: Database, modelId: number): AlbumRow[] {
  const photos = countVectors(db, modelId);
  return listAlbums(db).filter(
    ({ id, ruleVersion }) => readFill(db, id, modelId) !== ruleVersion || hasDrifted(db, id, modelId, photos),
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

function place(
  db: Database,
  modelId: number,
  rule: CompiledRule,
  photoId: number,
  photo: RulePhoto,
  held: ReadonlySet<number> | null,
): void {
  const isLeftOut = held?.has(photoId) === false || showsAny(rule.without, photo);
  const score = isLeftOut ? null : scoreOf(rule, photo);
  if (score === null) removeMember(db, rule.album.id, photoId, modelId);
  else addMember(db, rule.album.id, photoId, modelId, score);
}

/** Filters alone are a rule: what they hold for belongs, for certain. */
function scoreOf({ rule, query, terms, judge }: CompiledRule, photo: RulePhoto): number | null {
  if (isEmptyRule(rule) && terms.length > 0) return 1;
  return scoreByRule(rule, query, photo, judge?.probability(photo.embedding));
}
