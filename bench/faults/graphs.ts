import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadGraph } from '#lib/index/graph';
import { dataPaths } from '#lib/paths';
import { IndexFeed } from '#lib/search/index-feed';
import { readActiveModel } from '#lib/store/active-model';
import { type Database, openDatabase } from '#lib/store/database';
import { newestGeneration } from '#lib/store/generations';
import { vectorsAfter } from '#lib/store/vectors';
import { type Findings, Life, type Workshop } from './life';
import { indexToTheEnd } from './run';

const PHOTOS = 40;

/**
 * Truncates a published graph and turns single bits of it: searches must answer as before by an exact scan, and the next
 * indexer must publish a whole one.
 *
 * @param runs graphs to damage, one way and the other in turn
 */
export async function damageGraphs(
  workshop: Workshop,
  findings: Findings,
  runs: number,
  seed: number,
): Promise<object> {
  const life = new Life(workshop, findings, `graph-${seed}`, seed);
  await life.begin(PHOTOS);
  const paths = dataPaths(life.data);
  const totals = { truncated: 0, turned: 0, scanned: 0, rebuilt: 0 };

  for (let i = 0; i < runs; i++) {
    const before = await answers(life.data);
    const damaged = newest(life.data);
    const file = join(paths.graphs, basename(damaged.file));
    const { size } = statSync(file);
    if (i % 2 === 0) {
      truncateSync(file, Math.floor(life.random() * size));
      totals.truncated++;
    } else {
      turnOneBit(file, Math.floor(life.random() * size), Math.floor(life.random() * 8));
      totals.turned++;
    }

    const scanned = await answers(life.data);
    if (scanned.hasGraph || scanned.text !== before.text) findings.different.push(`answers from damaged graph ${i}`);
    else totals.scanned++;
    await indexToTheEnd(life.data);
    const after = await answers(life.data);
    if (!after.hasGraph || newest(life.data).id === damaged.id || after.text !== before.text)
      findings.different.push(`answers after damaged graph ${i}`);
    else totals.rebuilt++;
  }
  await life.complete();
  life.close();
  return totals;
}

function turnOneBit(file: string, at: number, bit: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] as number) ^ (1 << bit);
  writeFileSync(file, bytes);
}

function newest(data: string) {
  return withDatabase(data, (db, modelId) => {
    const generation = newestGeneration(db, modelId);
    if (generation === null) throw new Error('No graph was published.');
    return generation;
  });
}

/** What searches answer, and whether there is a graph they could answer from. */
async function answers(data: string): Promise<{ text: string; hasGraph: boolean }> {
  return withDatabase(data, async (db, modelId, dimensions) => {
    const paths = dataPaths(data);
    const feed = new IndexFeed(db, paths, { id: modelId, dimensions }, 'hnsw');
    await feed.refresh();
    const generation = newestGeneration(db, modelId);
    const hasGraph =
      generation !== null &&
      (await loadGraph(join(paths.graphs, basename(generation.file)), { ...generation, dimensions }).then(
        () => true,
        () => false,
      ));
    const ranked = vectorsAfter(db, modelId, 0, 3).map(({ embedding }) => feed.index.search(embedding, 20));
    return { text: JSON.stringify(ranked), hasGraph };
  });
}

function withDatabase<Result>(
  data: string,
  use: (db: Database, modelId: number, dimensions: number) => Result,
): Result {
  const db = openDatabase(dataPaths(data), 'computed');
  const active = readActiveModel(db)?.model;
  try {
    const result = use(db, active?.id ?? 0, active?.dimensions ?? 0);
    if (result instanceof Promise) void result.finally(() => db.close());
    else db.close();
    return result;
  } catch (error) {
    db.close();
    throw error;
  }
}
