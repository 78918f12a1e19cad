import type { HeldPhotos } from './held-photos';
import { guessHeight, layRows, type Measures, type Row } from './rows';
import { type Block, lastAtMost, type Month, type WallShape } from './shape';

/** A row of the wall; `top` is of its photos, from the top of the wall. */
export interface PlacedRow extends Row {
  readonly block: number;
}

/** The rows of one block, laid out; null while its chunk is not there. */
type Laid = readonly Row[] | null;

/** Where every photo of a wall stands; of chunks that are not there yet, about where. */
export class WallLayout {
  readonly shape: WallShape;
  readonly measures: Measures;
  readonly #held: HeldPhotos;
  readonly #laid: Laid[];
  readonly #heights: Float64Array;
  /** Where each block begins, and the end of the last. */
  readonly #tops: Float64Array;

  constructor(held: HeldPhotos, measures: Measures) {
    const { shape } = held;
    this.shape = shape;
    this.measures = measures;
    this.#held = held;
    this.#laid = shape.blocks.map(() => null);
    this.#heights = Float64Array.from(shape.blocks, (block) => this.#guess(block));
    this.#tops = new Float64Array(shape.blocks.length + 1);
    this.#sum();
  }

  /** Of all there is. */
  get height(): number {
    return this.#tops[this.shape.blocks.length] ?? 0;
  }

  /** Lays out what lies between two positions, as far as its chunks are there. @returns the chunks that are not */
  lay(from: number, to: number): number[] {
    const missing = new Set<number>();
    let hasChanged = false;
    for (let i = this.#blockAt(from); i < this.shape.blocks.length; i++) {
      if ((this.#tops[i] ?? 0) > to) break;
      const { chunk } = this.shape.blocks[i] as Block;
      if (this.#laid[i] !== null) continue;
      if (!this.#held.hasChunk(chunk)) missing.add(chunk);
      else {
        this.#layBlock(i);
        hasChanged = true;
      }
    }
    if (hasChanged) this.#sum();
    return [...missing];
  }

  /** The rows that are laid out between two positions, from the top. */
  rows(from: number, to: number): PlacedRow[] {
    const found: PlacedRow[] = [];
    for (let i = this.#blockAt(from); i < this.shape.blocks.length && (this.#tops[i] ?? 0) < to; i++) {
      const top = this.#rowsTop(i);
      for (const row of this.#laid[i] ?? []) {
        if (top + row.top + row.height <= from) continue;
        if (top + upperEdge(row, this.measures) >= to) break;
        found.push({ ...row, top: top + row.top, block: i });
      }
    }
    return found;
  }

  /** The parts between two positions of which nothing is there yet. */
  gaps(from: number, to: number): { readonly top: number; readonly height: number }[] {
    const found = [];
    for (let i = this.#blockAt(from); i < this.shape.blocks.length && (this.#tops[i] ?? 0) < to; i++) {
      if (this.#laid[i] !== null) continue;
      const [top, bottom] = [Math.max(from, this.#rowsTop(i)), Math.min(to, this.#tops[i + 1] ?? 0)];
      if (bottom > top) found.push({ top, height: bottom - top });
    }
    return found;
  }

  /** The months that have something between two positions, and where they begin and end. */
  months(from: number, to: number): { readonly month: Month; readonly top: number; readonly bottom: number }[] {
    const first = this.shape.blocks[this.#blockAt(from)]?.month;
    const found = [];
    for (let i = first ? this.shape.months.indexOf(first) : this.shape.months.length; ; i++) {
      const month = this.shape.months[i];
      if (month === undefined) return found;
      const top = this.topOfMonth(i);
      if (top > to) return found;
      found.push({ month, top, bottom: this.topOfMonth(i + 1) });
    }
  }

  /** Where a month begins. */
  topOfMonth(month: number): number {
    const start = this.shape.months[month]?.start;
    if (start === undefined) return this.height;
    return this.#tops[this.#blockOf(start)] ?? 0;
  }

  /** The row a photo is in; null while it is not laid out. */
  rowOf(place: number): PlacedRow | null {
    const block = this.#blockOf(place);
    const row = this.#laid[block]?.findLast(({ start }) => start <= place);
    return row === undefined ? null : { ...row, top: this.#rowsTop(block) + row.top, block };
  }

  /** About where a photo is: exactly, once it is laid out. */
  topOf(place: number): number {
    const row = this.rowOf(place);
    if (row !== null) return row.top;
    const block = this.#blockOf(place);
    const { start, end } = this.shape.blocks[block] ?? { start: 0, end: 1 };
    const beginsDay = this.shape.dayStart(this.shape.dayAt(start)) === start;
    const top = this.#rowsTop(block) + (beginsDay ? this.measures.day : 0);
    return top + ((place - start) / (end - start)) * ((this.#tops[block + 1] ?? top) - top);
  }

  /** The place of the photo at a position, or about it. */
  placeAt(position: number): number {
    const block = this.#blockAt(position);
    const { start, end } = this.shape.blocks[block] ?? { start: 0, end: 0 };
    const top = this.#rowsTop(block);
    const row = this.#laid[block]?.find((each) => top + each.top + each.height > position);
    if (row !== undefined) return row.start;
    if (this.#laid[block]) return end - 1;
    const height = (this.#tops[block + 1] ?? top) - top;
    return Math.min(end - 1, start + Math.max(0, Math.floor(((position - top) / height) * (end - start))));
  }

  /** The row next to one; null at the ends, and where it is not laid out. */
  rowBeside(row: PlacedRow, step: 1 | -1): PlacedRow | null {
    const rows = this.#laid[row.block] ?? [];
    const here = rows.findIndex(({ start }) => start === row.start);
    const next = rows[here + step];
    if (next !== undefined) return { ...next, top: this.#rowsTop(row.block) + next.top, block: row.block };
    for (let block = row.block + step; block >= 0 && block < this.#laid.length; block += step) {
      const found = this.#laid[block]?.at(step === 1 ? 0 : -1);
      if (found !== undefined) return { ...found, top: this.#rowsTop(block) + found.top, block };
      if (this.#laid[block] === null) return null;
    }
    return null;
  }

  /** Width by height of a photo; 0 of one that is not shown, or not there yet. */
  ratioAt = (place: number): number => this.#held.ratioAt(place);

  #layBlock(i: number): void {
    const block = this.shape.blocks[i] as Block;
    let day = this.shape.dayAt(block.start);
    const beginsDay = (place: number): boolean => {
      while (this.shape.dayStart(day + 1) <= place) day++;
      return this.shape.dayStart(day) === place;
    };
    const { start, end, isLast } = block;
    const { rows, height } = layRows({ start, end, ratioAt: this.ratioAt, beginsDay, isLast }, this.measures);
    this.#laid[i] = rows;
    this.#heights[i] = this.#headingOf(block) + height;
  }

  #guess(block: Block): number {
    const days = this.shape.dayAt(block.end - 1) - this.shape.dayAt(block.start) + 1;
    return this.#headingOf(block) + guessHeight(block.end - block.start, days, this.measures);
  }

  #headingOf(block: Block): number {
    return block.hasHeading ? this.measures.month + this.measures.gutter : 0;
  }

  /** Where the rows of a block begin, below its month's heading. */
  #rowsTop(block: number): number {
    return (this.#tops[block] ?? 0) + this.#headingOf(this.shape.blocks[block] as Block);
  }

  #sum(): void {
    let top = 0;
    for (const [i, height] of this.#heights.entries()) {
      this.#tops[i] = top;
      top += height;
    }
    this.#tops[this.#heights.length] = top;
  }

  #blockAt(position: number): number {
    return Math.min(lastAtMost(this.#tops, position), this.shape.blocks.length - 1);
  }

  #blockOf(place: number): number {
    const { blocks } = this.shape;
    let [low, high] = [0, blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((blocks[middle]?.start ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** The upper edge of a row, its days included. */
export function upperEdge({ top, beginsDay }: Row, { day }: Measures): number {
  return beginsDay ? top - day : top;
}
