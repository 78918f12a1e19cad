import type { Config } from '../config';
import { scanAll, scanPhotos } from './exact';
import { type Graph, nearestLabels } from './graph';
import { type Candidate, TopCandidates } from './select-top';
import { type IndexedVector, VectorTable } from './vector-table';

/** From here on a graph answers faster than a scan; below, a scan is exact and quick enough. */
export const GRAPH_USED_FROM = 20_000;
/** Deeper pages than this come from a scan: a graph search grows with its depth and loses its advantage. */
const GRAPH_DEPTH = 2_000;

interface LoadedGraph {
  readonly graph: Graph;
  /** Vectors with a greater `seq` are not in it. */
  readonly lastSeq: number;
}

/**
 * The vectors of one model, searchable: a graph as the indexer last published it plus an exact scan of the tail, the
 * vectors newer than the graph. Both answers are ranked by the cosine computed here, so the engine never shows.
 */
export class LibraryIndex {
  readonly table: VectorTable;
  readonly #mode: Config['index'];
  readonly #tail = new Set<number>();
  #loaded: LoadedGraph | null = null;

  constructor(dimensions: number, mode: Config['index']) {
    this.table = new VectorTable(dimensions);
    this.#mode = mode;
  }

  /** Photos that can be found. */
  get size(): number {
    return this.table.size;
  }

  /** Vectors the graph does not hold. */
  get tailSize(): number {
    return this.#tail.size;
  }

  put(vector: IndexedVector): void {
    this.table.put(vector);
    if (this.#loaded !== null && vector.seq > this.#loaded.lastSeq) this.#tail.add(vector.photoId);
  }

  remove(photoId: number): void {
    this.table.remove(photoId);
    this.#tail.delete(photoId);
  }

  /** Takes a newly loaded graph into use; null drops the one there was. */
  setGraph(loaded: LoadedGraph | null): void {
    this.#loaded = loaded;
    this.#tail.clear();
    if (loaded === null) return;

    for (let slot = 0; slot < this.table.slots; slot++) {
      const photoId = this.table.photoAt(slot);
      if (photoId >= 0 && this.table.seqAt(slot) > loaded.lastSeq) this.#tail.add(photoId);
    }
  }

  /**
   * The nearest photos, best first, at most `limit`.
   *
   * @param query L2-normalised Float32Array of the model's dimensions
   * @param among only these photos, when given: answered exactly, so a filter never loses a match
   */
  search(query: Float32Array, limit: number, among?: Iterable<number>): Candidate[] {
    if (among !== undefined) return scanPhotos(this.table, query, among, limit);
    if (this.#loaded === null || !this.#usesGraph(limit)) return scanAll(this.table, query, limit);

    return this.#searchGraph(this.#loaded, query, limit);
  }

  #usesGraph(limit: number): boolean {
    if (this.#mode === 'exact' || limit > GRAPH_DEPTH) return false;
    return this.#mode === 'hnsw' || this.size >= GRAPH_USED_FROM;
  }

  #searchGraph({ graph, lastSeq }: LoadedGraph, query: Float32Array, limit: number): Candidate[] {
    const top = new TopCandidates(limit);
    for (const photoId of nearestLabels(graph, query, limit + this.#staleLabels(graph))) {
      const slot = this.table.slotOf(photoId);
      // Gone since, or embedded anew: then the tail has it.
      if (slot === undefined || this.table.seqAt(slot) > lastSeq) continue;
      top.offer({ photoId, similarity: this.table.similarity(slot, query) });
    }
    for (const { photoId, similarity } of scanPhotos(this.table, query, this.#tail, limit)) {
      top.offer({ photoId, similarity });
    }

    const found = top.sorted();
    // A graph cut apart by tombstones may not reach enough photos; a scan always does.
    return found.length < Math.min(limit, this.size) ? scanAll(this.table, query, limit) : found;
  }

  /** Labels of the graph that no longer stand for a photo, up to a bound: they must not use up the page. */
  #staleLabels(graph: Graph): number {
    const fresh = this.size - this.#tail.size;
    return Math.min(Math.max(0, graph.getCurrentCount() - fresh), GRAPH_DEPTH);
  }
}
