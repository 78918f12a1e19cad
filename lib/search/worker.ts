/**
 * The search worker: a thread of its own because the graph and scanning SQL block whoever calls them; the model has a thread
 * beside it. Started by file path with `workerData` = the {@link Config}; answers {@link SearchCalls}.
 */
import { workerData } from 'node:worker_threads';
import { Actor } from '../acting/actor';
import { type QueriedPhotos, requireFew } from '../acting/parse';
import type { Config } from '../config';
import { DuplicateFinder } from '../duplicates/finder';
import { wantedModel } from '../models/choice';
import { ModelComparer } from '../models/model-comparer';
import { once } from '../once';
import { dataPaths } from '../paths';
import { SelfTester } from '../self-test/tester';
import { openDatabase } from '../store/database';
import { describeAlbums } from '../store/albums';
import { countFacets } from '../store/facets';
import { countTags } from '../store/tags';
import { daysBefore } from '../timeline/on-this-day';
import { TimelineReader } from '../timeline/reader';
import { serveCallsAtOnce } from '../worker-host';
import type { AskedQuery } from './asked';
import type { SearchCalls } from './calls';
import { Engines } from './engines';
import { KnownWords } from './known-words';

/** How often it is looked whether another model is about to become active, in milliseconds. */
const LOOK_EVERY_MS = 500;
const config = workerData as Config;

const open = once(async () => {
  const paths = dataPaths(config.data);
  const db = openDatabase(paths, 'computed');
  const parts = { db, paths, index: config.index };
  const engines = new Engines(parts, () => wantedModel(db, config).reference);
  setInterval(() => engines.look(), LOOK_EVERY_MS).unref();
  const comparer = new ModelComparer(db, paths, { encoderInUse: (model) => engines.encoderOf(model) });
  return {
    db,
    engines,
    comparer,
    selfTester: new SelfTester(parts, engines),
    duplicates: new DuplicateFinder(db),
    timeline: new TimelineReader(db),
    known: new KnownWords(db),
  };
});

/** With a connection of its own: what a person says survives power loss at once. */
const actor = once(async () => new Actor(openDatabase(dataPaths(config.data), 'typed')));

async function matching(query: AskedQuery): Promise<readonly number[]> {
  return (await open()).engines.answer(({ searcher }) => searcher.matching(query));
}

async function meant({ query, except }: QueriedPhotos<AskedQuery>): Promise<readonly number[]> {
  const left = new Set(except);
  const ids = (await matching(query)).filter((id) => !left.has(id));
  requireFew(ids.length);
  return ids;
}

serveCallsAtOnce<SearchCalls>({
  search: async (query) => (await open()).engines.answer(({ searcher }) => searcher.search(query)),
  similar: async ({ photoId, page }) =>
    (await open()).engines.answer(({ searcher }) => searcher.similar(photoId, page)),
  image: async ({ bytes, page }) => (await open()).engines.answer(({ searcher }) => searcher.searchImage(bytes, page)),
  previewRule: async ({ rule, parts, page }) =>
    (await open()).engines.answer(({ searcher }) => searcher.previewRule(rule, page, parts)),
  suggestions: async ({ albumId, limit }) =>
    (await open()).engines.answer(({ searcher }) => searcher.suggestions(albumId, limit)),
  where: async ({ photoId, words, picture }) =>
    (await open()).engines.answer(({ searcher }) => searcher.where(photoId, words, picture)),
  ask: async (asked) => (await open()).engines.answer(({ searcher }) => searcher.ask(asked)),
  seen: async ({ photoId }) => (await open()).engines.answer(({ searcher }) => searcher.seen(photoId)),
  whyTag: async ({ photoId, label }) =>
    (await open()).engines.answer(({ searcher }) => searcher.whyTag(photoId, label)),
  segment: async ({ photoId, key, picture }) =>
    (await open()).engines.answer(({ searcher }) => searcher.segment(photoId, key, picture)),
  checkLabels: async (set) => (await open()).engines.answer(({ searcher }) => searcher.checkLabels(set)),
  describe: async ({ ids }) => (await open()).engines.answer(async ({ searcher }) => searcher.describe(ids)),
  duplicates: async (query) => (await open()).duplicates.list(query),
  burst: async ({ photoId }) => (await open()).duplicates.burst(photoId),
  timeline: async ({ photoId }) => (await open()).timeline.summary(photoId),
  timelineChunk: async (query) => (await open()).timeline.chunk(query),
  timelinePlaceholders: async (query) => (await open()).timeline.placeholders(query),
  onThisDay: async ({ today }) => daysBefore((await open()).db, today),
  compare: async (query) => (await open()).comparer.compare(query),
  selfTest: async ({ tests }) => (await open()).selfTester.test(tests),
  matching: async (query) => Uint32Array.from(await matching(query)),
  act: async ({ action, photos }) => (await actor()).act(action, 'ids' in photos ? photos.ids : await meant(photos)),
  undo: async ({ token }) => (await actor()).undo(token),
  warm: async () => {
    await (await open()).engines.answer((engine) => engine.warm());
    return null;
  },
  tagCounts: async () => countTags((await open()).db),
  albums: async ({ id }) => describeAlbums((await open()).db, id),
  facets: async (query) => {
    const { db, engines } = await open();
    return countFacets(db, await engines.answer(({ searcher }) => searcher.narrowable(query)));
  },
  beginnings: async ({ typed }) => (await open()).known.beginnings(typed),
  knownValues: async (source) => (await open()).known.values(source),
});
