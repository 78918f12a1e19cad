import { dotFrom } from './float-rows';
import { type Kernel, openKernel } from './kernel';

/** Rows scored between two looks at the scores: their scores stay in the nearest cache. */
export const BLOCK = 8_192;
const WASM_PAGE = 65_536;
/** What a module without 64-bit addresses can reach. */
const MOST_BYTES = 65_536 * WASM_PAGE;
/** A record begins with its scale. */
const HEAD = 16;
const LARGEST_CODE = 127;
const LARGEST_SUM = 2 ** 31 - 1;

/** Slots and their scores, in the order of slots; views, valid until the next question. */
export interface Scored {
  readonly slots: Uint32Array;
  readonly scores: Float32Array;
}

/**
 * Rows of vectors kept as int8 with one scale for each row, and the dot products with them: a quarter of float32's
 * memory, at the speed memory can be read. A score is off by about 0.0003 for 512 dimensions (the rounding of the row;
 * the query keeps 13 bits), so the best are found here and ranked by their exact vectors.
 */
export class CodeRows {
  /** What all rows are given without; they are rounded by what is theirs alone. */
  readonly centre: Float32Array;
  readonly #dimensions: number;
  /** Codes of a row: the dimensions, filled up with zeros to a multiple of 16. */
  readonly #size: number;
  readonly #memory: WebAssembly.Memory;
  readonly #kernel: Kernel;
  readonly #scoresAt: number;
  readonly #slotsAt: number;
  readonly #recordsAt: number;
  #factor = 0;
  #offset = 0;

  /**
   * @param centre what the rows have in common, as their mean: CLIP's vectors have a few large values that are the same in
   * all of them, by which everything else would be rounded
   */
  constructor(dimensions: number, centre: Float32Array = new Float32Array(dimensions)) {
    this.centre = centre;
    this.#dimensions = dimensions;
    this.#size = Math.ceil(dimensions / 16) * 16;
    this.#scoresAt = 2 * this.#size;
    this.#slotsAt = this.#scoresAt + 4 * BLOCK;
    this.#recordsAt = this.#slotsAt + 4 * BLOCK;
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(this.#recordsAt / WASM_PAGE), maximum: 65_536 });
    this.#kernel = openKernel(this.#memory);
  }

  /** Bytes one row takes. */
  get bytesPerRow(): number {
    return HEAD + this.#size;
  }

  /** Makes room for rows 0 … `rows` − 1. @throws RangeError beyond 4 GiB: eight million rows of 512 dimensions */
  reserve(rows: number): void {
    const bytes = this.#recordsAt + rows * this.bytesPerRow;
    if (bytes > MOST_BYTES) throw new RangeError(`expected rows that fit into ${MOST_BYTES} bytes, got ${rows}`);

    const missing = Math.ceil(bytes / WASM_PAGE) - this.#memory.buffer.byteLength / WASM_PAGE;
    if (missing > 0) this.#memory.grow(missing);
  }

  /** Rows there is room for. */
  get capacity(): number {
    return Math.floor((this.#memory.buffer.byteLength - this.#recordsAt) / this.bytesPerRow);
  }

  /** @param vector of any length; what is stored is its direction and length, rounded */
  set(slot: number, vector: Float32Array): void {
    const own = vector.map((x, i) => x - (this.centre[i] as number));
    const scale = largest(own) / LARGEST_CODE;
    this.#head(slot)[0] = scale;
    const codes = this.#codes(slot);
    for (let i = 0; i < this.#dimensions; i++) codes[i] = scale === 0 ? 0 : Math.round((own[i] as number) / scale);
  }

  /** Empties a row: it scores NaN, which is never enough. */
  clear(slot: number): void {
    this.#head(slot)[0] = NaN;
  }

  /** The vector as rounded. */
  vectorAt(slot: number): Float32Array {
    const scale = this.#head(slot)[0] ?? 0;
    const codes = this.#codes(slot);
    return this.centre.map((x, i) => x + (codes[i] as number) * scale);
  }

  /** The query every question is about until the next one. */
  ask(query: Float32Array): void {
    const most = Math.min(8_191, Math.floor(LARGEST_SUM / (LARGEST_CODE * this.#size)));
    const step = largest(query) / most;
    this.#factor = step;
    this.#offset = dotFrom(this.centre, 0, query, this.#dimensions);
    const codes = new Int16Array(this.#memory.buffer, 0, this.#size);
    for (let i = 0; i < this.#dimensions; i++) codes[i] = step === 0 ? 0 : Math.round((query[i] as number) / step);
  }

  /** The scores of rows `first` … `first + count − 1`, at most {@link BLOCK}. */
  scan(first: number, count: number): Float32Array {
    const record = this.#recordsAt + first * this.bytesPerRow;
    this.#kernel.scan(record, count, this.#size, 0, this.#factor, this.#offset, this.#scoresAt);
    return this.#scores(count);
  }

  /** The scores of the rows listed, at most {@link BLOCK}, which must exist. */
  gather(slots: Uint32Array): Float32Array {
    new Uint32Array(this.#memory.buffer, this.#slotsAt, slots.length).set(slots);
    this.#kernel.gather(
      this.#recordsAt,
      this.#slotsAt,
      slots.length,
      this.#size,
      0,
      this.#factor,
      this.#offset,
      this.#scoresAt,
    );
    return this.#scores(slots.length);
  }

  /** Of rows `first` … `first + count − 1`, at most {@link BLOCK}, those that score at least `least`. */
  sift(first: number, count: number, least: number): Scored {
    const found = this.#kernel.sift(
      this.#recordsAt,
      first,
      count,
      this.#size,
      0,
      this.#factor,
      this.#offset,
      least,
      this.#slotsAt,
      this.#scoresAt,
    );
    return { slots: new Uint32Array(this.#memory.buffer, this.#slotsAt, found), scores: this.#scores(found) };
  }

  /** The bytes of rows 0 … `rows` − 1, to be written to a file or filled from one; valid until room is made. */
  bytes(rows: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, this.#recordsAt, rows * this.bytesPerRow);
  }

  #scores(count: number): Float32Array {
    return new Float32Array(this.#memory.buffer, this.#scoresAt, count);
  }

  #head(slot: number): Float32Array {
    return new Float32Array(this.#memory.buffer, this.#recordsAt + slot * this.bytesPerRow, 1);
  }

  #codes(slot: number): Int8Array {
    return new Int8Array(this.#memory.buffer, this.#recordsAt + slot * this.bytesPerRow + HEAD, this.#size);
  }
}

function largest(vector: Float32Array): number {
  let most = 0;
  for (const value of vector) most = Math.max(most, Math.abs(value));
  return most;
}
