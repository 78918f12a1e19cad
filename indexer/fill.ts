import { setImmediate as breathe } from 'node:timers/promises';
import { type RulePhoto, scoreByRule } from '#lib/albums/rule';
import { addMember, type AlbumRow, listAlbums, readFill, removeMember, writeFill } from '#lib/store/albums';
import { type Database, transact } from '#lib/store/database';
import { embeddedPhotosAfter } from '#lib/store/embedded';
import { tagsOfPhoto } from '#lib/store/tags';

/** Photos held against a rule in one transaction: some 10 ms during which other writers wait. */
const FILL_BATCH = 500;

/** An album with its rule's words embedded. */
export interface CompiledRule {
  readonly album: AlbumRow;
  /** Null when the rule has no words, or the model knows none of them: then it matches nothing. */
  readonly query: Float32Array | null;
}

/** The rules of all albums as they stood when compiled, by album id. */
export type CompiledRules = ReadonlyMap<number, CompiledRule>;

/** A photo as it is stored: its tags are read from the database. */
export type FillPhoto = Omit<RulePhoto, 'tags'> & { readonly photoId: number };

/**
 * Reads every album's rule and embeds its words, each different text once.
 *
 * @param encodeWords with the model whose vectors are being stored; null when it knows none of the words
 * @param previous rules compiled before with the same model, whose embeddings are used again
 */
export async function compileRules(
  db: Database,
  encodeWords: (words: string) => Promise<Float32Array | null>,
  previous: CompiledRules = new Map(),
): Promise<CompiledRules> {
  const queries = new Map<string, Float32Array | null>();
  for (const { album, query } of previous.values()) if (album.rule.words !== null) queries.set(album.rule.words, query);

  const compiled = new Map<number, CompiledRule>();
  for (const album of listAlbums(db)) {
    const { words } = album.rule;
    if (words !== null && !queries.has(words)) queries.set(words, await encodeWords(words));
    compiled.set(album.id, { album, query: words === null ? null : (queries.get(words) ?? null) });
  }
  return compiled;
}

/** Puts a photo into the albums it belongs to by rule as a model sees it, and takes it out of the others; pins are left alone. */
export function fillForPhoto(db: Database, modelId: number, rules: CompiledRules, photo: FillPhoto): void {
  const judged = withTags(db, modelId, photo, [...rules.values()]);
  for (const rule of rules.values()) place(db, modelId, rule, photo.photoId, judged);
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
  let afterSeq = 0;
  while (signal?.aborted !== true) {
    const batch = embeddedPhotosAfter(db, modelId, afterSeq, FILL_BATCH);
    const last = batch.at(-1);
    if (last === undefined) {
      writeFill(db, id, modelId, ruleVersion);
      return true;
    }

    transact(db, () => {
      for (const photo of batch) place(db, modelId, rule, photo.photoId, withTags(db, modelId, photo, [rule]));
    });
    afterSeq = last.seq;
    await breathe();
  }
  return false;
}

/** The albums whose members by a model come from an earlier rule or other tags, or that were never filled with it. */
export function staleAlbums(db: Database, modelId: number): AlbumRow[] {
  return listAlbums(db).filter(({ id, ruleVersion }) => readFill(db, id, modelId) !== ruleVersion);
}

/** Tags are only looked up when a rule asks for one. */
function withTags(db: Database, modelId: number, photo: FillPhoto, rules: readonly CompiledRule[]): RulePhoto {
  const asked = rules.some(({ album }) => album.rule.tag !== null);
  return { ...photo, tags: asked ? tagsOfPhoto(db, photo.photoId, modelId) : [] };
}

function place(db: Database, modelId: number, { album, query }: CompiledRule, photoId: number, photo: RulePhoto): void {
  const score = scoreByRule(album.rule, query, photo);
  if (score === null) removeMember(db, album.id, photoId, modelId);
  else addMember(db, album.id, photoId, modelId, score);
}
