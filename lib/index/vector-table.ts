import { CodeRows } from './code-rows';
import { dotFrom, FloatRows } from './float-rows';
import { Sketch, type SketchBasis } from './sketch';
import { SlotMap } from './slot-map';

/** A vector as the index is told of it. */
export interface IndexedVector {
  readonly photoId: number;
  /** Grows with every vector stored: what tells a vector newer than the graph. */
  readonly seq: number;
  readonly backgroundMean: number;
  readonly backgroundDeviation: number;
  /** L2-normalised, of the table's dimensions. */
  readonly embedding: Float32Array;
}

/** Reads vectors from where they are kept exactly, by `seq`; those that are there no more are left out. */
export type ExactVectors = (seqs: readonly number[]) => ReadonlyMap<number, Float32Array>;

/** What is known of the photo in each slot, as long as there are slots. */
export interface TableColumns {
  readonly photoIds: Float64Array;
  readonly seqs: Float64Array;
  readonly means: Float32Array;
  readonly deviations: Float32Array;
}

const EMPTY = -1;
/** Up to this many slots the vectors are kept as they are: exact, and scanned in two milliseconds. */
export const FLOATS_UP_TO = 5_000;

/**
 * The vectors of one model, all in one array so that a scan runs through memory in order. A slot holds one photo; a
 * removed photo leaves an empty slot, which the next new one takes. A large table keeps its vectors rounded to int8 and
 * reads the few it must know exactly from `exact`.
 */
export class VectorTable {
  readonly dimensions: number;
  readonly #exact: ExactVectors | null;
  #floats: FloatRows | null;
  #codes: CodeRows | null = null;
  #sketch: Sketch | null = null;
  #columns: TableColumns;
  #slots = 0;
  readonly #slotOf = new SlotMap();
  readonly #free: number[] = [];

  /**
   * @param capacity photos to make room for at first; it grows by itself
   * @param exact where vectors can be read; null keeps all of them in memory as they are
   */
  constructor(dimensions: number, capacity = 1024, exact: ExactVectors | null = null) {
    this.dimensions = dimensions;
    this.#exact = exact;
    this.#floats = new FloatRows(dimensions, capacity);
    this.#columns = newColumns(capacity);
  }

  /** Photos in the table. */
  get size(): number {
    return this.#slotOf.size;
  }

  /** Slots in use or once used; slots run from 0 to this. */
  get slots(): number {
    return this.#slots;
  }

  /** The vectors rounded to int8; null while they are kept as they are. */
  get codes(): CodeRows | null {
    return this.#codes;
  }

  /** A short form of every vector, to pass over most of them quickly; null where there is none. */
  get sketch(): Sketch | null {
    return this.#sketch;
  }

  /** Views of what is known of each slot, valid until the table changes. */
  get columns(): TableColumns {
    return cutColumns(this.#columns, this.#slots);
  }

  /** Adds a photo's vector, or replaces the one it had. */
  put(vector: IndexedVector): void {
    const slot = this.#slotOf.get(vector.photoId) ?? this.#takeSlot();

    this.#floats?.set(slot, vector.embedding);
    this.#codes?.set(slot, vector.embedding);
    if (this.#codes !== null) this.#sketch?.set(slot, this.#codes);
    this.#columns.photoIds[slot] = vector.photoId;
    this.#columns.seqs[slot] = vector.seq;
    this.#columns.means[slot] = vector.backgroundMean;
    this.#columns.deviations[slot] = vector.backgroundDeviation;
    this.#slotOf.set(vector.photoId, slot);
  }

  /** @returns whether the photo was there */
  remove(photoId: number): boolean {
    const slot = this.#slotOf.get(photoId);
    if (slot === undefined) return false;

    this.#columns.photoIds[slot] = EMPTY;
    this.#codes?.clear(slot);
    this.#sketch?.rows.clear(slot);
    this.#slotOf.delete(photoId);
    this.#free.push(slot);
    return true;
  }

  slotOf(photoId: number): number | undefined {
    return this.#slotOf.get(photoId);
  }

  /** The photo in a slot, or −1 while it is empty. */
  photoAt(slot: number): number {
    return this.#columns.photoIds[slot] ?? EMPTY;
  }

  seqAt(slot: number): number {
    return this.#columns.seqs[slot] ?? 0;
  }

  backgroundAt(slot: number): { readonly mean: number; readonly deviation: number } {
    return { mean: this.#columns.means[slot] ?? 0, deviation: this.#columns.deviations[slot] ?? 0 };
  }

  /** The slot's vector, exactly; possibly a view, valid until the table changes. */
  vectorAt(slot: number): Float32Array {
    if (this.#floats !== null) return this.#floats.vectorAt(slot);

    const seq = this.seqAt(slot);
    return this.#exact?.([seq]).get(seq) ?? this.#rounded(slot);
  }

  /** Cosine of the slot's vector with `query`, both L2-normalised, exactly. */
  similarity(slot: number, query: Float32Array): number {
    return this.similarities([slot], query)[0] ?? NaN;
  }

  /** The same for many slots, in their order. */
  similarities(slots: readonly number[], query: Float32Array): number[] {
    const floats = this.#floats;
    if (floats !== null) return slots.map((slot) => floats.dot(slot, query));

    const read = this.#exact?.(slots.map((slot) => this.seqAt(slot)));
    // A vector replaced in the database a moment ago is known here in its rounded form only.
    return slots.map((slot) => dotFrom(read?.get(this.seqAt(slot)) ?? this.#rounded(slot), 0, query, this.dimensions));
  }

  /** Rounds every vector to int8 from now on, where the exact ones can be read; else does nothing. */
  compact(): void {
    if (this.#floats === null || this.#exact === null) return;

    const codes = new CodeRows(this.dimensions, this.#meanOf(this.#floats));
    codes.reserve(this.#columns.photoIds.length);
    for (let slot = 0; slot < this.#slots; slot++) {
      if (this.photoAt(slot) >= 0) codes.set(slot, this.#floats.vectorAt(slot));
      else codes.clear(slot);
    }
    this.#codes = codes;
    this.#floats = null;
  }

  /** Keeps a short form of every vector beside it; the table must be compact. */
  addSketch(basis: SketchBasis): void {
    if (this.#codes === null) return;

    this.#sketch = new Sketch(basis);
    this.#sketch.rows.reserve(this.#columns.photoIds.length);
    for (let slot = 0; slot < this.#slots; slot++) {
      if (this.photoAt(slot) >= 0) this.#sketch.set(slot, this.#codes);
      else this.#sketch.rows.clear(slot);
    }
  }

  /**
   * Fills an empty table with rows that were rounded before. Works only where exact vectors can be read.
   *
   * @param fill is handed the columns, and a function that makes room for the rows; when it fails, the table stays empty
   */
  async restore(slots: number, fill: (into: Restored) => Promise<void>): Promise<void> {
    const centre = new Float32Array(this.dimensions);
    const codes = new CodeRows(this.dimensions, centre);
    let sketch: Sketch | null = null;
    const columns = newColumns(slots);
    codes.reserve(slots);
    await fill({
      columns,
      centre,
      toRows(basis) {
        sketch = basis && new Sketch(basis);
        sketch?.rows.reserve(slots);
        return { codes: codes.bytes(slots), sketch: sketch?.rows.bytes(slots) ?? null };
      },
    });

    this.#floats = null;
    this.#codes = codes;
    this.#sketch = sketch;
    this.#columns = columns;
    this.#slots = slots;
    for (let slot = 0; slot < slots; slot++) {
      const photoId = columns.photoIds[slot] ?? EMPTY;
      if (photoId >= 0) this.#slotOf.set(photoId, slot);
      else this.#free.push(slot);
    }
  }

  #meanOf(floats: FloatRows): Float32Array {
    const mean = new Float32Array(this.dimensions);
    for (let slot = 0; slot < this.#slots; slot++) {
      if (this.photoAt(slot) < 0) continue;
      const vector = floats.vectorAt(slot);
      for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] as number) + (vector[i] as number) / this.size;
    }
    return mean;
  }

  #rounded(slot: number): Float32Array {
    return this.#codes?.vectorAt(slot) ?? new Float32Array(this.dimensions);
  }

  #takeSlot(): number {
    const free = this.#free.pop();
    if (free !== undefined) return free;

    if (this.#slots === FLOATS_UP_TO) this.compact();
    if (this.#slots === this.#columns.photoIds.length) this.#grow();
    return this.#slots++;
  }

  #grow(): void {
    const capacity = Math.ceil(this.#columns.photoIds.length * 1.5) + 1024;
    this.#floats?.reserve(capacity);
    this.#codes?.reserve(capacity);
    this.#sketch?.rows.reserve(capacity);
    const columns = newColumns(capacity);
    for (const name of COLUMNS) columns[name].set(this.#columns[name]);
    this.#columns = columns;
  }
}

/** Where a restored table's rows are to be put. */
export interface Restored {
  readonly columns: TableColumns;
  readonly centre: Float32Array;
  /** The bytes of the codes and, with a basis, of the sketches. */
  readonly toRows: (basis: SketchBasis | null) => { readonly codes: Uint8Array; readonly sketch: Uint8Array | null };
}

const COLUMNS = ['photoIds', 'seqs', 'means', 'deviations'] as const;

function newColumns(capacity: number): TableColumns {
  return {
    photoIds: new Float64Array(capacity).fill(EMPTY),
    seqs: new Float64Array(capacity),
    means: new Float32Array(capacity),
    deviations: new Float32Array(capacity),
  };
}

function cutColumns({ photoIds, seqs, means, deviations }: TableColumns, slots: number): TableColumns {
  return {
    photoIds: photoIds.subarray(0, slots),
    seqs: seqs.subarray(0, slots),
    means: means.subarray(0, slots),
    deviations: deviations.subarray(0, slots),
  };
}
