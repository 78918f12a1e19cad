import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Graph, loadGraph } from '../index/graph';
import type { DataPaths } from '../paths';
import type { Database } from '../store/database';
import { forgetGraphs, graphedModels, vectorsUpTo } from '../store/deep-check';
import { type Generation, generationFiles, newestGeneration } from '../store/generations';
import { fromBlob } from '../store/vectors';
import { type DeepCheck, faulty, sound } from './deep-check';

/** Points held against their vectors; each costs a copy of it. */
const POINTS_COMPARED = 1_000;
const SAME = 1e-5;
/** A file no row names may be a graph that is just being published. */
const STRAY_AFTER_MS = 60 * 60_000;

interface BadGraph {
  readonly modelId: number;
  readonly fault: string;
}

/** Every published graph against its row and against the vectors: checksum, size, labels, and what lies at them. */
export const graphCheck: DeepCheck = {
  name: 'graph',
  async look(db, paths) {
    const bad = await badGraphs(db, paths);
    const stray = await strayFiles(db, paths);
    if (bad.length === 0 && stray.length === 0)
      return sound(`${graphedModels(db).length} published, as the vectors are`);

    const faults = bad.map(({ fault }) => fault);
    if (stray.length > 0) faults.push(`${stray.length} left-over file(s) in the graphs folder`);
    return faulty(faults.join('; '));
  },
  async mend(db, paths) {
    const bad = await badGraphs(db, paths);
    for (const { modelId } of bad) forgetGraphs(db, modelId);
    const named = generationFiles(db);
    const files = existsSync(paths.graphs) ? await readdir(paths.graphs) : [];
    const unnamed = files.filter((name) => !named.has(name));
    for (const name of unnamed) await rm(join(paths.graphs, name), { force: true });
    return `deleted ${unnamed.length} file(s) and forgot ${bad.length} graph(s); the indexer builds them anew, searches scan until then`;
  },
};

async function badGraphs(db: Database, paths: DataPaths): Promise<BadGraph[]> {
  const bad: BadGraph[] = [];
  for (const { modelId, dimensions } of graphedModels(db)) {
    const fault = await faultOfNewest(db, paths, modelId, dimensions);
    if (fault !== null) bad.push({ modelId, fault });
  }
  return bad;
}

async function faultOfNewest(
  db: Database,
  paths: DataPaths,
  modelId: number,
  dimensions: number,
): Promise<string | null> {
  const generation = newestGeneration(db, modelId);
  if (generation === null) return null;

  const fault = await faultOf(generation, db, paths, dimensions);
  // Another may have been published meanwhile, and this one's file removed.
  const isStillNewest = newestGeneration(db, modelId)?.id === generation.id;
  return fault === null || isStillNewest ? fault : faultOfNewest(db, paths, modelId, dimensions);
}

async function faultOf(
  generation: Generation,
  db: Database,
  paths: DataPaths,
  dimensions: number,
): Promise<string | null> {
  const file = join(paths.graphs, basename(generation.file));
  if (!existsSync(file)) return 'the published graph’s file is gone';

  let graph: Graph;
  try {
    graph = await loadGraph(file, { ...generation, dimensions });
  } catch (error) {
    return (error as Error).message;
  }
  return compareWithVectors(graph, generation, db);
}

function compareWithVectors(graph: Graph, { modelId, lastSeq, vectors }: Generation, db: Database): string | null {
  const labels = new Set(graph.getIdsList());
  const every = Math.max(1, Math.floor(vectors / POINTS_COMPARED));
  let absent = 0;
  let different = 0;
  let at = 0;
  for (const { photoId, embedding } of vectorsUpTo(db, modelId, lastSeq)) {
    if (!labels.has(photoId)) absent++;
    else if (at++ % every === 0 && !isSame(graph.getPoint(photoId), fromBlob(embedding))) different++;
  }

  const faults = [
    absent > 0 && `${absent} photos are not in the graph`,
    different > 0 && `${different} points of the graph are not where their vectors are`,
  ].filter((fault) => fault !== false);
  return faults.length > 0 ? faults.join(', ') : null;
}

function isSame(point: readonly number[], vector: Float32Array): boolean {
  return point.length === vector.length && point.every((value, i) => Math.abs(value - (vector[i] ?? NaN)) < SAME);
}

async function strayFiles(db: Database, paths: DataPaths): Promise<string[]> {
  if (!existsSync(paths.graphs)) return [];

  const named = generationFiles(db);
  const stray: string[] = [];
  for (const name of await readdir(paths.graphs)) {
    const found = named.has(name) ? null : await stat(join(paths.graphs, name)).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > STRAY_AFTER_MS) stray.push(name);
  }
  return stray;
}
