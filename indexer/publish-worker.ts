/**
 * Builds graphs and tables in a thread of its own, because hnswlib and arithmetic block whoever calls them. Started with `workerData` = the data
 * folder's path; answers {@link PublishCalls}.
 */
import { randomBytes } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { reachPoint } from '#lib/fault-points';
import { addToGraph, fileChecksum, type Graph, loadGraph, newGraph } from '#lib/index/graph';
import { sketchIfLarge } from '#lib/index/principal';
import { verifyTableFile, writeTableFile } from '#lib/index/snapshot';
import { once } from '#lib/once';
import { dataPaths } from '#lib/paths';
import { IndexFeed } from '#lib/search/index-feed';
import { openDatabase } from '#lib/store/database';
import { countVectors, vectorsAfter } from '#lib/store/vectors';
import { serveCalls } from '#lib/worker-host';
import { syncToDisk } from '#lib/write-file';
import type { PublishCalls, PublishedGraph, PublishOrder, TableOrder, WrittenTable } from './publish-calls';

const BATCH = 1_000;

const paths = dataPaths(workerData as string);
const open = once(async () => openDatabase(paths, 'computed'));

serveCalls<PublishCalls>({
  build,
  writeTable,
  verify: async ({ file, checksum }) => (await fileChecksum(join(paths.graphs, basename(file)))) === checksum,
});

async function build(order: PublishOrder): Promise<PublishedGraph> {
  const db = await open();

  const graph = await startingGraph(order, countVectors(db, order.modelId));
  let lastSeq = order.base?.lastSeq ?? 0;
  for (;;) {
    const batch = vectorsAfter(db, order.modelId, lastSeq, BATCH);
    // A photo embedded anew keeps its label: its point moves.
    for (const { photoId, embedding } of batch) addToGraph(graph, photoId, embedding);
    lastSeq = batch.at(-1)?.seq ?? lastSeq;
    if (batch.length < BATCH) break;
  }
  return { ...(await writeGraph(graph, order.dimensions)), lastSeq };
}

async function startingGraph({ base, dimensions }: PublishOrder, capacity: number): Promise<Graph> {
  if (base === null) return newGraph(dimensions, capacity);
  return loadGraph(join(paths.graphs, basename(base.file)), { ...base, dimensions });
}

/** The table as a search would hold it now: from the one written before and what changed since. */
async function writeTable({ modelId, dimensions }: TableOrder): Promise<WrittenTable> {
  const feed = new IndexFeed(await open(), paths, { id: modelId, dimensions }, 'auto');
  await feed.refresh();
  const { table } = feed.index;
  table.compact();
  sketchIfLarge(table);

  const file = `table.${uniqueName()}.bin`;
  const beside = join(paths.graphs, `${file}.tmp`);
  try {
    const checksum = await writeTableFile(beside, table);
    await verifyTableFile(beside, checksum);
    await rename(beside, join(paths.graphs, file));
    await syncToDisk(paths.graphs);
    return { file, vectors: table.size, revision: feed.revision, checksum };
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Temp file, fsync, verify by reopening, rename, fsync the folder: the name never stands for half a graph. */
async function writeGraph(graph: Graph, dimensions: number): Promise<Omit<PublishedGraph, 'lastSeq'>> {
  const file = `graph.${uniqueName()}.hnsw`;
  const beside = join(paths.graphs, `${file}.tmp`);
  const vectors = graph.getCurrentCount();

  try {
    graph.writeIndexSync(beside);
    reachPoint('graph-written');
    await syncToDisk(beside);
    const checksum = await fileChecksum(beside);
    await loadGraph(beside, { dimensions, vectors, checksum });
    reachPoint('graph-synced');
    await rename(beside, join(paths.graphs, file));
    reachPoint('graph-renamed');
    await syncToDisk(paths.graphs);
    return { file, vectors, checksum };
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

function uniqueName(): string {
  return `${Date.now()}-${randomBytes(3).toString('hex')}`;
}
