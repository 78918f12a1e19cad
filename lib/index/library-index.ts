import type { Config } from '../config';
import { scanAll, scanPhotos } from './exact';
import { type Graph, nearestLabels } from './graph';
import { allScores, nearestAmong, nearestByCodes, rankAll, type Ranking } from './nearest';
import { type Candidate, TopCandidates } from './select-top';
import { type ExactVectors, type IndexedVector, VectorTable } from './vector-table';

/** Deeper pages than this come from a ranking of everything: a narrower search grows with its depth and loses its advantage. */
const DEPTH = 2_000;

interface LoadedGraph {
  readonly graph: Graph;
  /** Vectors with a greater `seq` are not in it. */
  readonly lastSeq: number;
}

/** Which photos a search may find. */
export interface SearchScope {
  /** Only these photos, when given; a filter never loses a match. */
  readonly among?: Iterable<number>;
  /** Only vectors with a `seq` up to this one, so that later pages are of what the first was of. */
  readonly upTo?: number;
}

/**
 * The vectors of one model, searchable. A small library is scanned as it is; a larger one by its vectors rounded to int8,
 * and the best are ranked by their exact vectors. In the mode `hnsw` a graph as the indexer last published it is asked, plus
 * a scan of the tail, the vectors newer than the graph. Every answer is ranked by the cosine computed here, so the engine
 * never shows.
 */
export class LibraryIndex {
  readonly table: VectorTable;
  readonly #mode: Config['index'];
  readonly #tail = new Set<number>();
  #loaded: LoadedGraph | null = null;
  #lastSeq = 0;
  #version = 0;

  /** @param exact where vectors can be read, so that they need not be kept in memory as they are */
  constructor(dimensions: number, mode: Config['index'], exact: ExactVectors | null = null) {
    this.table = new VectorTable(dimensions, undefined, mode === 'exact' ? null : exact);
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

  /** The greatest `seq` there ever was here: hand it to later pages as `upTo`. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Another number after every change: what was computed of all vectors holds while it is the same. */
  get version(): number {
    return this.#version;
  }

  put(vector: IndexedVector): void {
    this.table.put(vector);
    this.#version++;
    this.#lastSeq = Math.max(this.#lastSeq, vector.seq);
    if (this.#loaded !== null && vector.seq > this.#loaded.lastSeq) this.#tail.add(vector.photoId);
  }

  remove(photoId: number): void {
    this.table.remove(photoId);
    this.#version++;
    this.#tail.delete(photoId);
  }

  /** Lets `fill` restore the table, which must be empty. @throws what `fill` throws; the index is empty still */
  async restore(fill: (table: VectorTable) => Promise<void>): Promise<void> {
    await fill(this.table);
    this.#version++;
    for (const seq of this.table.columns.seqs) this.#lastSeq = Math.max(this.#lastSeq, seq);
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
   * The nearest photos, best first, at most `limit`; all of them when there are fewer. Beyond the first 2 000 of a large
   * library the order and the similarity are those of rounded vectors: right to a few thousandths.
   *
   * @param query L2-normalised Float32Array of the model's dimensions
   * @param scope which photos may be found; an iterable stands for `{ among }`
   */
  search(query: Float32Array, limit: number, scope: SearchScope | Iterable<number> = {}): Candidate[] {
    const { among, upTo = Infinity } = Symbol.iterator in scope ? { among: scope } : scope;
    const { codes, sketch } = this.table;
    if (codes !== null && limit > DEPTH) return candidatesOf(this.rank(query, { among, upTo }), limit);
    if (among !== undefined) return this.#searchAmong(query, among, limit, upTo);
    const found = this.#usesGraph(limit) ? this.#searchGraph(query, limit, upTo) : null;
    if (found !== null || codes === null) return found ?? scanAll(this.table, query, limit, upTo);
    return nearestByCodes({ table: this.table, codes, sketch, query, upTo }, limit);
  }

  /** All photos that may be found, best first, as {@link search} ranks them; eight bytes each. */
  rank(query: Float32Array, { among, upTo = Infinity }: SearchScope): Ranking {
    const { codes } = this.table;
    const slots = this.#slotsOf(among ?? this.#photoIds(), upTo);
    if (codes !== null) return rankAll({ table: this.table, codes, sketch: null, query, upTo }, slots, DEPTH);

    const candidates = scanPhotos(this.table, query, among ?? this.#photoIds(), slots.length, upTo);
    return {
      photoIds: Uint32Array.from(candidates, ({ photoId }) => photoId),
      similarities: Float32Array.from(candidates, ({ similarity }) => similarity),
    };
  }

  /**
   * The cosine of every slot's vector with `query`, in the order of slots, NaN where a slot is empty: one pass over
   * everything, or over the `first` slots. In a large library those of rounded vectors, off by 0.0003 as a rule and 0.002 at
   * the most.
   */
  similarities(query: Float32Array, first = Infinity): Float32Array {
    const { codes } = this.table;
    const slots = Math.min(first, this.table.slots);
    if (codes !== null) return allScores(codes, slots, query);

    return Float32Array.from({ length: slots }, (_, slot) =>
      this.table.photoAt(slot) < 0 ? NaN : this.table.similarity(slot, query),
    );
  }

  #searchAmong(query: Float32Array, photoIds: Iterable<number>, limit: number, upTo: number): Candidate[] {
    const { codes } = this.table;
    if (codes === null) return scanPhotos(this.table, query, photoIds, limit, upTo);
    return nearestAmong({ table: this.table, codes, sketch: null, query, upTo }, this.#slotsOf(photoIds, upTo), limit);
  }

  #usesGraph(limit: number): boolean {
    return this.#mode === 'hnsw' && limit <= DEPTH;
  }

  /** Null where there is no graph, or one cut apart by tombstones does not reach enough photos: a scan always does. */
  #searchGraph(query: Float32Array, limit: number, upTo: number): Candidate[] | null {
    if (this.#loaded === null) return null;

    const { graph, lastSeq } = this.#loaded;
    const labels = nearestLabels(graph, query, limit + this.#staleLabels(graph));
    // Gone since, or embedded anew: then the tail has it.
    const slots = [...this.#slotsOf(labels, Math.min(lastSeq, upTo))];

    const top = new TopCandidates(limit);
    for (const [i, similarity] of this.table.similarities(slots, query).entries()) {
      top.offer({ photoId: this.table.photoAt(slots[i] ?? 0), similarity });
    }
    for (const candidate of this.#searchAmong(query, this.#tail, limit, upTo)) top.offer(candidate);
    const found = top.sorted();
    return found.length < Math.min(limit, this.size) ? null : found;
  }

  /** Labels of the graph that no longer stand for a photo, up to a bound: they must not use up the page. */
  #staleLabels(graph: Graph): number {
    const fresh = this.size - this.#tail.size;
    return Math.min(Math.max(0, graph.getCurrentCount() - fresh), DEPTH);
  }

  *#photoIds(): Iterable<number> {
    for (let slot = 0; slot < this.table.slots; slot++) {
      const photoId = this.table.photoAt(slot);
      if (photoId >= 0) yield photoId;
    }
  }

  /** Where these photos are; those without a vector, or with one newer than `upTo`, are passed over. */
  #slotsOf(photoIds: Iterable<number>, upTo: number): Uint32Array {
    const slots: number[] = [];
    for (const photoId of photoIds) {
      const slot = this.table.slotOf(photoId);
      if (slot !== undefined && this.table.seqAt(slot) <= upTo) slots.push(slot);
    }
    return Uint32Array.from(slots);
  }
}

function candidatesOf({ photoIds, similarities }: Ranking, limit: number): Candidate[] {
  return Array.from(photoIds.subarray(0, limit), (photoId, place) => ({
    photoId,
    similarity: similarities[place] ?? 0,
  }));
}
