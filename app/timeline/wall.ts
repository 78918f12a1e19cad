import type { Direction } from '../grid/nearest-cell';
import type { ShownPhoto } from '../grid/photo-cell';
import type { HeldPhotos } from './held-photos';
import { Pace } from './pace';
import { cellsOf, type Measures, type Row } from './rows';
import { ScrollMap } from './scroll-map';
import { type PlacedRow, upperEdge, WallLayout } from './wall-layout';

/** Where a cell stands, in CSS pixels of the wall's element. */
export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a cell is drawn as; the same object while nothing changed. */
export interface WallCell {
  readonly place: number;
  readonly photo: ShownPhoto;
  readonly box: CellBox;
  /** The day that begins with it, as ISO 8601; null of all others. */
  readonly day: string | null;
}

/** A month's part of the element: its heading sticks to the window's top while that is in sight. */
export interface WallMonth {
  readonly key: string;
  readonly date: string;
  /** The place its photos begin at. */
  readonly start: number;
  readonly box: Stretch;
}

/** From the wall's one side to the other, in CSS pixels of its element. */
export interface Stretch {
  readonly top: number;
  readonly height: number;
}

/** What of the wall is in the page right now. */
export interface WallView {
  /** Of the element. */
  readonly height: number;
  readonly cells: readonly WallCell[];
  readonly months: readonly WallMonth[];
  /** Where photos are still to come. */
  readonly gaps: readonly Stretch[];
  /** The number of the month at the window's top. */
  readonly month: number;
  /** The middle of the window, in CSS pixels of the element. */
  readonly middle: number;
  /** Whether photos fly by too fast to be looked at: their colours are enough. */
  readonly isHurried: boolean;
  /** What stands for the photo at a place until its picture is there; null where there is only its colour. */
  readonly placeholder: (place: number) => Uint8Array | null;
  /** The place of the photo that stays in the page wherever one scrolls. */
  readonly kept: number | null;
}

/** How the wall stands in the window, in CSS pixels. */
export interface WallFrame {
  readonly measures: Measures;
  /** Of the window. */
  readonly window: number;
  /** How far the wall's top is above the window's. */
  readonly scrolled: number;
  /** What is covered at the window's top. */
  readonly covered: number;
  /** What an element may be high. */
  readonly mostHigh: number;
}

/** A place in a wall that is found again when it is laid out anew. */
export interface Anchor {
  readonly photoId: number;
  /** Where that photo stood. */
  readonly place: number;
  /** How far the window's top is below the top of that photo's row. */
  readonly below: number;
}

/** Beyond this many cells fewer are made ready ahead. */
const MOST_CELLS = 150;
/** So few photos are all shown, so that a search within the page finds them. */
const FEW = 120;
/** Of the window's height: what is made ready in the direction of scrolling, and behind. */
const [AHEAD, BEHIND] = [1.25, 0.5];
/** Of the window's height: scrolled by more at once, it is a jump. */
const JUMP = 2;
/** Of the window's height: scrolled by less, what is made ready is enough. */
const STEP = 0.2;

/**
 * A wall of photos, seen through the window. The page is scrolled one to one, wherever one is; because it cannot be as
 * high as a large library, its own position and that of the wall drift apart, and are brought in line when nobody scrolls.
 */
export class Wall {
  readonly held: HeldPhotos;
  #layout: WallLayout;
  #map: ScrollMap;
  readonly #listeners = new Set<() => void>();
  readonly #onMissing: (chunks: readonly number[]) => void;
  #frame: WallFrame;
  /** The position in the wall of the window's top, and of the element's zero. */
  #virtual = 0;
  #offset = 0;
  #direction: 1 | -1 = 1;
  /** Whether photos fly by too fast to be looked at. */
  #isHurried = false;
  readonly #pace = new Pace();
  /** A photo that stays in the page wherever one scrolls: it has the focus. */
  #kept: number | null = null;
  #cells = new Map<number, WallCell>();
  #view: WallView;
  /** Where the window was when it was last looked through. */
  #looked = { virtual: NaN, offset: NaN };

  /** @param onMissing is told which chunks are wanted to show what is in sight */
  constructor(held: HeldPhotos, frame: WallFrame, onMissing: (chunks: readonly number[]) => void) {
    this.held = held;
    this.#frame = frame;
    this.#onMissing = onMissing;
    this.#layout = new WallLayout(held, frame.measures);
    this.#map = this.#newMap();
    this.#virtual = this.#map.toVirtual(frame.scrolled);
    this.#offset = this.#virtual - frame.scrolled;
    this.#view = this.#look();
  }

  get layout(): WallLayout {
    return this.#layout;
  }

  /** The position in the wall of the window's top. */
  get position(): number {
    return this.#virtual;
  }

  /** The lowest position. */
  get end(): number {
    return this.#map.end;
  }

  /** What is covered at the window's top. */
  get covered(): number {
    return this.#frame.covered;
  }

  view = (): WallView => this.#view;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * The page was scrolled.
   *
   * @param at when, in milliseconds
   * @returns where it should be scrolled to instead, if anywhere
   */
  scrolled(scrolled: number, at = performance.now()): number | null {
    const by = scrolled - this.#frame.scrolled;
    if (by === 0) return null;
    this.#frame = { ...this.#frame, scrolled };
    this.#direction = by > 0 ? 1 : -1;
    const isJump = this.#map.isScaled && Math.abs(by) > JUMP * this.#frame.window;
    this.#virtual = isJump ? this.#map.toVirtual(scrolled) : scrolled + this.#offset;
    this.#offset = this.#virtual - scrolled;
    const wasHurried = this.#isHurried;
    this.#isHurried = this.#pace.isHurried(by / this.#frame.window, at) ?? wasHurried;
    if (scrolled <= 0 || this.#map.isNearEnd(scrolled)) {
      const wanted = this.#aligned();
      if (wanted !== null) return wanted;
    }
    if (this.#needsLook() || (wasHurried && !this.#isHurried)) this.#show();
    else this.#tell();
    return null;
  }

  /** Nobody scrolls any more. @returns where the page should be scrolled to, if anywhere, which nobody sees */
  settled(): number | null {
    const wasHurried = this.#isHurried;
    this.#isHurried = false;
    const wanted = this.#aligned();
    if (wanted === null && wasHurried) this.#show();
    return wanted;
  }

  /**
   * Goes to a position at once.
   *
   * @param isHurried whether one goes on from there before long
   * @returns where the page is to be scrolled to
   */
  goTo(position: number, isHurried = false): number {
    this.#isHurried = isHurried;
    const wanted = Math.min(Math.max(0, position), this.#map.end);
    this.#direction = wanted < this.#virtual ? -1 : 1;
    this.#virtual = wanted;
    return this.#align();
  }

  /** Brings a photo into sight, if it is not. @returns where the page is to be scrolled to, if anywhere */
  reveal(place: number): number | null {
    this.#layAround(place);
    const [top, row] = [this.#layout.topOf(place), this.#layout.rowOf(place)];
    const { window, covered, measures } = this.#frame;
    const height = row?.height ?? measures.row;
    const upper = covered + measures.month + measures.day;
    if (top - upper >= this.#virtual && top + height + measures.gutter <= this.#virtual + window) return null;
    // From above it comes in at the top, from below at the bottom; from far away in the middle.
    const isFar = top < this.#virtual - window || top > this.#virtual + 2 * window;
    if (isFar) return this.goTo(top - Math.max(upper, (window - height) / 2));
    return this.goTo(top < this.#virtual + upper ? top - upper : top + height + 2 * measures.gutter - window);
  }

  /** Whether any of it is in the window. */
  get isInSight(): boolean {
    return this.#virtual < this.#layout.height && this.#virtual + this.#frame.window > 0;
  }

  /** The first photo of the first row that is wholly in sight. */
  placeInSight(): number {
    const { covered, measures } = this.#frame;
    return this.#layout.placeAt(Math.max(0, this.#virtual) + (this.#virtual > 0 ? covered + measures.month : 0));
  }

  /** Keeps a photo in the page. */
  keep(place: number | null): void {
    this.#kept = place;
  }

  /** Shows what has arrived, and asks for what is still missing. */
  look(): void {
    this.#show();
  }

  /** The shown photo at a place or, going on in a direction, the next; null when there is none, or it is not there yet. */
  shownFrom(place: number, step: 1 | -1): number | null {
    for (let at = place; at >= 0 && at < this.held.shape.photos; at += step) {
      if (!this.held.hasChunk(this.held.shape.chunkAt(at))) return null;
      if (this.#layout.ratioAt(at) > 0) return at;
    }
    return null;
  }

  /** The photo an arrow key leads to; null at the edge. Up and down lead to the centre nearest by. */
  beside(place: number, direction: Direction): number | null {
    if (direction === 'left') return this.shownFrom(place - 1, -1);
    if (direction === 'right') return this.shownFrom(place + 1, 1);

    const row = this.#layout.rowOf(place);
    const next = row && this.#layout.rowBeside(row, direction === 'down' ? 1 : -1);
    if (!row || !next) return null;
    const centre = this.#centres(row).find((cell) => cell.place === place)?.centre ?? 0;
    const distances = this.#centres(next).map((cell) => ({ place: cell.place, far: Math.abs(cell.centre - centre) }));
    return distances.reduce((best, cell) => (cell.far < best.far ? cell : best)).place;
  }

  /** The window or the style has changed. @returns where the page is to be scrolled to */
  reframe(frame: WallFrame): number | null {
    const anchor = this.anchor();
    const isSame = JSON.stringify(frame.measures) === JSON.stringify(this.#frame.measures);
    const isMoved = frame.window !== this.#frame.window;
    this.#frame = { ...frame, scrolled: this.#frame.scrolled };
    if (isSame && !isMoved) return null;

    if (!isSame) this.#layout = new WallLayout(this.held, frame.measures);
    this.#map = this.#newMap();
    this.#cells.clear();
    return anchor === null || frame.scrolled <= 0 ? this.#alignTop() : this.return(anchor);
  }

  /** What is at the window's top; null above the first photo. */
  anchor(): Anchor | null {
    if (this.#virtual <= 0) return null;
    const place = this.#layout.placeAt(this.#virtual + this.#frame.covered);
    const row = this.#layout.rowOf(place);
    const id = row === null ? undefined : this.photo(row.start)?.id;
    return row === null || id === undefined ? null : { photoId: id, place: row.start, below: this.#virtual - row.top };
  }

  /** Goes back to an anchor. @param place where its photo stands, if known. @returns where the page is to be scrolled to */
  return(anchor: Anchor, place = this.held.placeOf(anchor.photoId)): number {
    if (place === null) return this.#align();
    this.#layAround(place);
    return this.goTo(this.#layout.topOf(place) + anchor.below);
  }

  /** The photo at a place; null while it is not there. */
  photo(place: number): ShownPhoto | null {
    return this.held.photo(place);
  }

  /** Lays out what will be in sight with a photo, so that nothing guessed moves it once it is there. */
  #layAround(place: number): void {
    // What is laid out moves what is behind it: the second time, it is where it was looked for.
    for (let time = 0; time < 2; time++) {
      const top = this.#layout.topOf(place);
      this.#lay(top - 3 * this.#frame.window, top + 3 * this.#frame.window);
    }
  }

  /** Null when the page is where it belongs, or the difference cannot be seen. */
  #aligned(): number | null {
    const wanted = this.#map.toPhysical(this.#virtual);
    return Math.abs(wanted - this.#frame.scrolled) < 1 ? null : this.#align();
  }

  #align(): number {
    const scrolled = this.#map.toPhysical(this.#virtual);
    this.#frame = { ...this.#frame, scrolled };
    this.#offset = this.#virtual - scrolled;
    this.#show();
    return this.#frame.scrolled;
  }

  #alignTop(): null {
    this.#virtual = this.#frame.scrolled;
    this.#offset = 0;
    this.#show();
    return null;
  }

  #newMap(): ScrollMap {
    return new ScrollMap(this.#layout.height, this.#frame.window, this.#frame.mostHigh);
  }

  #show(): void {
    this.#view = this.#look();
    this.#looked = { virtual: this.#virtual, offset: this.#offset };
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #needsLook(): boolean {
    const { virtual, offset } = this.#looked;
    return offset !== this.#offset || Math.abs(this.#virtual - virtual) > STEP * this.#frame.window;
  }

  /** Lays out what is about to be seen; what was only guessed above the window must not move what is in it. */
  #lay(from: number, to: number): void {
    const { covered, measures } = this.#frame;
    // Below the heading: what is beneath it may be the end of a month before, of which nothing is to be seen.
    const seen = this.#virtual > 0 ? this.#layout.placeAt(this.#virtual + covered + measures.month) : null;
    const before = seen === null ? 0 : this.#layout.topOf(seen);
    const height = this.#layout.height;
    const missing = this.#layout.lay(from, to);
    if (this.#layout.height !== height) this.#map = this.#newMap();
    if (seen !== null) {
      const moved = this.#layout.topOf(seen) - before;
      this.#virtual += moved;
      this.#offset += moved;
    }
    if (missing.length > 0) this.#onMissing(missing);
  }

  #look(): WallView {
    const { window, measures } = this.#frame;
    const reach = (share: number) => share * window;
    this.#lay(this.#virtual - reach(AHEAD), this.#virtual + reach(1 + AHEAD));

    const isFew = this.held.shape.photos <= FEW;
    const [up, down] = this.#direction === 1 ? [BEHIND, AHEAD] : [AHEAD, BEHIND];
    let [from, to] = isFew ? [0, Infinity] : [this.#virtual - reach(up), this.#virtual + reach(1 + down)];
    let rows = this.#layout.rows(from, to);
    for (let share = 0.5; count(rows) > MOST_CELLS && share > 0.05; share /= 2) {
      [from, to] = [this.#virtual - reach(up * share), this.#virtual + reach(1 + down * share)];
      rows = this.#layout.rows(from, to);
    }

    const [first, last] = [rows[0], rows.at(-1)];
    const upper = Math.min(from, first ? upperEdge(first, measures) : from) - measures.month;
    const lower = Math.max(to, last ? last.top + last.height : 0);
    return {
      height: this.#map.physicalHeight,
      cells: this.#draw(this.#withKept(rows)),
      months: this.#layout
        .months(Math.max(0, upper), Math.min(lower, this.#layout.height))
        .map(({ month, top, bottom }) => {
          const edge = Math.max(top, upper);
          return {
            key: month.key,
            date: month.date,
            start: month.start,
            box: { top: edge - this.#offset, height: Math.min(bottom, lower) - edge },
          };
        }),
      gaps: this.#layout
        .gaps(Math.max(0, from), Math.min(to, this.#layout.height))
        .map(({ top, height }) => ({ top: top - this.#offset, height })),
      // One that begins here has begun, however its top was rounded.
      month: this.held.shape.monthAt(this.#layout.placeAt(this.#virtual + this.#frame.covered + 1)),
      middle: this.#virtual - this.#offset + window / 2,
      isHurried: this.#isHurried,
      placeholder: this.held.placeholder,
      kept: this.#kept,
    };
  }

  #centres(row: Row): { readonly place: number; readonly centre: number }[] {
    const cells = cellsOf(row, this.#layout.ratioAt, this.#layout.measures.gutter);
    return cells.map(({ place, left, width }) => ({ place, centre: left + width / 2 }));
  }

  #withKept(rows: readonly PlacedRow[]): readonly PlacedRow[] {
    const row = this.#kept === null ? null : this.#layout.rowOf(this.#kept);
    if (row === null || rows.some(({ start }) => start === row.start)) return rows;
    return row.top < (rows[0]?.top ?? 0) ? [row, ...rows] : [...rows, row];
  }

  #draw(rows: readonly PlacedRow[]): WallCell[] {
    const before = this.#cells;
    const cells = rows.flatMap((row) => this.#drawRow(row, before));
    this.#cells = new Map(cells.map((cell) => [cell.place, cell]));
    return cells;
  }

  #drawRow(row: PlacedRow, before: ReadonlyMap<number, WallCell>): WallCell[] {
    const { shape } = this.held;
    const top = row.top - this.#offset;
    const cells: WallCell[] = [];
    for (const { place, left, width } of cellsOf(row, this.#layout.ratioAt, this.#layout.measures.gutter)) {
      const known = before.get(place);
      const { box } = known ?? {};
      const isSame = box?.top === top && box.left === left && box.width === width && box.height === row.height;
      if (known && isSame) cells.push(known);
      else {
        const photo = known?.photo ?? this.photo(place);
        if (photo === null) continue;
        const day = row.beginsDay && this.#isFirst(place) ? shape.dateOf(shape.dayAt(place)) : null;
        cells.push({ place, photo, box: { left, top, width, height: row.height }, day });
      }
    }
    return cells;
  }

  /** Whether no photo of its day that is shown comes before it. */
  #isFirst(place: number): boolean {
    const start = this.held.shape.dayStart(this.held.shape.dayAt(place));
    for (let before = place - 1; before >= start; before--) if (this.#layout.ratioAt(before) > 0) return false;
    return true;
  }
}

function count(rows: readonly Row[]): number {
  return rows.reduce((sum, { start, end }) => sum + end - start, 0);
}
