/**
 * The search worker: a thread of its own because the text tower, the graph and scanning SQL block whoever calls them.
 * Started by file path with `workerData` = the {@link Config}; answers {@link SearchCalls}.
 */
import { workerData } from 'node:worker_threads';
import type { Config } from '../config';
import { loadImageEncoder } from '../encoder/image-encoder';
import { readModelFolder } from '../encoder/model-folder';
import { loadTextEncoder } from '../encoder/text-encoder';
import { once } from '../once';
import { dataPaths } from '../paths';
import { openDatabase } from '../store/database';
import { countTags } from '../store/tags';
import { serveCalls } from '../worker-host';
import type { SearchCalls } from './calls';
import { IndexFeed } from './index-feed';
import { QueryVectors } from './query-vectors';
import { Searcher } from './searcher';

const THREADS = 1;
const config = workerData as Config;

const open = once(async () => {
  const paths = dataPaths(config.data);
  const db = openDatabase(paths, 'computed');
  const folder = await readModelFolder(config.model, paths.models);
  const queries = new QueryVectors(once(() => loadTextEncoder(folder, THREADS)));
  const imageEncoder = once(() => loadImageEncoder(folder, THREADS));
  const feed = new IndexFeed(db, paths, folder.identity, config.index);
  return { db, searcher: new Searcher({ db, feed, queries, imageEncoder, pixels: folder.pixels }) };
});

serveCalls<SearchCalls>({
  search: async (query) => (await open()).searcher.search(query),
  similar: async ({ photoId, page }) => (await open()).searcher.similar(photoId, page),
  image: async ({ bytes, page }) => (await open()).searcher.searchImage(bytes, page),
  previewRule: async ({ rule, page }) => (await open()).searcher.previewRule(rule, page),
  describe: async ({ ids }) => (await open()).searcher.describe(ids),
  tagCounts: async () => countTags((await open()).db),
});
