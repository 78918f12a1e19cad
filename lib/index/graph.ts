import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import hnswlib from 'hnswlib-node';

/** An HNSW graph (Malkov & Yashunin 2016) over cosine; labels are photo ids, which hnswlib keeps in 32 bits. */
export type Graph = hnswlib.HierarchicalNSW;

/** M and efConstruction of the paper; 16 and 200 are its recommendation for this many dimensions. */
const NEIGHBOURS = 16;
const EF_CONSTRUCTION = 200;
/** Text queries lie outside the distribution of the images a graph is built on: recall needs a wide search. */
export const EF_SEARCH = 200;
/** Fixed, so that the same vectors in the same order make the same graph. */
const SEED = 100;

export function newGraph(dimensions: number, capacity: number): Graph {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.initIndex({
    maxElements: Math.max(capacity, 16),
    m: NEIGHBOURS,
    efConstruction: EF_CONSTRUCTION,
    randomSeed: SEED,
  });
  graph.setEf(EF_SEARCH);
  return graph;
}

/** Adds a vector (L2-normalised, of the graph's dimensions), making room when there is none. */
export function addToGraph(graph: Graph, photoId: number, embedding: Float32Array): void {
  if (graph.getCurrentCount() >= graph.getMaxElements()) {
    graph.resizeIndex(Math.ceil(graph.getMaxElements() * 1.5) + 16);
  }
  // hnswlib-node refuses typed arrays.
  graph.addPoint(Array.from(embedding), photoId);
}

/**
 * Loads a graph into a fresh object, because a failed `readIndex` leaves the old one dangling, and checks what the file
 * itself cannot: hnswlib stores neither checksum nor dimensions.
 *
 * @throws Error when the file is not the graph that was published
 */
export async function loadGraph(
  file: string,
  expected: { readonly dimensions: number; readonly vectors: number; readonly checksum: string },
): Promise<Graph> {
  const checksum = await fileChecksum(file);
  if (checksum !== expected.checksum)
    throw new Error(`graph checksum: expected ${expected.checksum}, found ${checksum}`);

  const graph = new hnswlib.HierarchicalNSW('ip', expected.dimensions);
  graph.readIndexSync(file);
  const vectors = graph.getCurrentCount();
  if (vectors !== expected.vectors) throw new Error(`graph size: expected ${expected.vectors}, found ${vectors}`);

  // Every load resets it to 10.
  graph.setEf(EF_SEARCH);
  return graph;
}

/** SHA-256 of a file, hex. */
export async function fileChecksum(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** The labels nearest to `query`, as many as there are up to `limit`; distances are recomputed by the caller. */
export function nearestLabels(graph: Graph, query: Float32Array, limit: number): number[] {
  const count = Math.min(limit, graph.getCurrentCount());
  if (count === 0) return [];

  graph.setEf(Math.max(EF_SEARCH, 2 * count));
  return graph.searchKnn(Array.from(query), count).neighbors;
}
