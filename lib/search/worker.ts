/**
 * The search worker: a thread of its own because the graph and scanning SQL block whoever calls them; the model has a thread
 * beside it. Started by file path with `workerData` = the {@link Config}; answers {@link SearchCalls}.
 */
import { workerData } from 'node:worker_threads';
import type { Config } from '../config';
import { DuplicateFinder } from '../duplicates/finder';
import { wantedModel } from '../models/choice';
import { ModelComparer } from '../models/model-comparer';
import { once } from '../once';
import { dataPaths } from '../paths';
import { openDatabase } from '../store/database';
import { knownValues } from '../store/suggest';
import { countTags } from '../store/tags';
import { serveCallsAtOnce } from '../worker-host';
import type { SearchCalls } from './calls';
import { Engines } from './engines';

/** How often it is looked whether another model is about to become active, in milliseconds. */
const LOOK_EVERY_MS = 500;
const config = workerData as Config;

const open = once(async () => {
  const paths = dataPaths(config.data);
  const db = openDatabase(paths, 'computed');
  const engines = new Engines({ db, paths, index: config.index }, () => wantedModel(db, config).reference);
  setInterval(() => engines.look(), LOOK_EVERY_MS).unref();
  const comparer = new ModelComparer(db, paths, { encoderInUse: (model) => engines.encoderOf(model) });
  return { db, engines, comparer, duplicates: new DuplicateFinder(db) };
});

serveCallsAtOnce<SearchCalls>({
  search: async (query) => (await open()).engines.answer(({ searcher }) => searcher.search(query)),
  similar: async ({ photoId, page }) =>
    (await open()).engines.answer(({ searcher }) => searcher.similar(photoId, page)),
  image: async ({ bytes, page }) => (await open()).engines.answer(({ searcher }) => searcher.searchImage(bytes, page)),
  previewRule: async ({ rule, page }) =>
    (await open()).engines.answer(({ searcher }) => searcher.previewRule(rule, page)),
  where: async ({ photoId, words, picture }) =>
    (await open()).engines.answer(({ searcher }) => searcher.where(photoId, words, picture)),
  describe: async ({ ids }) => (await open()).engines.answer(async ({ searcher }) => searcher.describe(ids)),
  duplicates: async (query) => (await open()).duplicates.list(query),
  burst: async ({ photoId }) => (await open()).duplicates.burst(photoId),
  compare: async (query) => (await open()).comparer.compare(query),
  warm: async () => {
    await (await open()).engines.answer((engine) => engine.warm());
    return null;
  },
  tagCounts: async () => countTags((await open()).db),
  knownValues: async (source) => knownValues((await open()).db, source),
});
