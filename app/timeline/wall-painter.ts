import type { Locale } from '../format/locale';
import { isSelected, type Selection } from '../selection/selection';
import type { WallCell, WallView } from './wall';
import {
  type MadeCell,
  makeCell,
  makeMonth,
  markCell,
  nameCell,
  partsOf,
  placeIn,
  placeMonth,
  type WallParts,
} from './wall-cell';
import { WallColors } from './wall-colors';

/** Cells made in one frame: their pictures, too, have to be decoded and drawn. */
const MOST_MADE = 6;
/** Making takes no more of a frame than this, in milliseconds, however busy the machine is. */
const MAKING_MS = 4;

/** The elements a wall is drawn in. */
export interface WallElements {
  /** As large as the wall. */
  readonly area: HTMLElement;
  /** Beneath the list. */
  readonly colors: HTMLElement;
  readonly list: HTMLElement;
  /** See `WallPattern`. */
  readonly pattern: HTMLElement;
}

/** Draws a wall into a list: of every photo its colour at once, and its cell as soon as there is time and it is looked at. */
export class WallPainter {
  readonly area: HTMLElement;
  /** Stands in the cell that is pointed at. */
  readonly corner = document.createElement('div');
  readonly #list: HTMLElement;
  readonly #colors: WallColors;
  readonly #parts: WallParts;
  /** By photo. */
  readonly #made = new Map<number, MadeCell>();
  readonly #months = new Map<string, HTMLElement>();
  #selection: { readonly selection: Selection; readonly list: string } | null = null;
  #pointedAt: number | null = null;
  #frame = 0;

  constructor({ area, colors, list, pattern }: WallElements, shown: { locale: Locale; context: string | null }) {
    this.area = area;
    this.#list = list;
    this.#colors = new WallColors(colors);
    this.#parts = { ...partsOf(pattern), ...shown };
    this.corner.className = 'contents';
  }

  /** Draws what of a wall is in the page now; null for none. */
  paint(view: WallView | null): void {
    cancelAnimationFrame(this.#frame);
    if (view === null) return this.#clear();

    const images = this.#list.hidden ? this.#imagesThere() : new Map<number, HTMLImageElement>();
    this.#list.hidden = false;
    this.#list.dataset.laid = '';
    this.#list.style.height = `${view.height}px`;
    this.#colors.draw(view);
    const focused = this.#drop(view, images);
    this.#make(view, images);
    if (focused !== null) this.linkOf(focused)?.focus({ preventScroll: true });
  }

  /** The link of a photo, if its cell is there. */
  linkOf(photoId: number): HTMLAnchorElement | null {
    return this.#made.get(photoId)?.link ?? null;
  }

  /** Where a photo stands whose cell is there. */
  placed(photoId: number): WallCell | null {
    return this.#made.get(photoId)?.cell ?? null;
  }

  /** Marks what is selected in the list of a name. */
  select(selection: Selection, list: string): void {
    this.#selection = { selection, list };
    this.area.toggleAttribute('data-selecting', selection.list !== null);
    for (const made of this.#made.values()) this.#mark(made);
  }

  /** Says anew of each photo what there is to know. */
  nameAll(): void {
    for (const made of this.#made.values()) nameCell(made, this.#parts);
  }

  /** Moves the corner to the cell of a photo; null to none. */
  pointAt(photoId: number | null): void {
    this.#pointedAt = photoId;
    const made = photoId === null ? undefined : this.#made.get(photoId);
    if (made) made.item.append(this.corner);
    else this.corner.remove();
  }

  /** Ends drawing. */
  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#colors.stop();
  }

  #clear(): void {
    this.#colors.clear();
    this.#made.clear();
    this.#months.clear();
    this.#list.replaceChildren();
    this.#list.hidden = true;
    delete this.#list.dataset.laid;
  }

  /** The pictures of the first page, which must not blink when the wall takes its place. */
  #imagesThere(): Map<number, HTMLImageElement> {
    const images = new Map<number, HTMLImageElement>();
    for (const link of this.area.querySelectorAll<HTMLElement>('[data-cell]')) {
      const image = link.querySelector('img');
      if (image) images.set(Number(link.dataset.cell), image);
    }
    return images;
  }

  /**
   * Takes away what was scrolled past, and cells of which something is another: they are made again, with the pictures they
   * have.
   *
   * @returns the photo that has lost the focus by that
   */
  #drop({ cells }: WallView, images: Map<number, HTMLImageElement>): number | null {
    const here = new Map(cells.map((cell) => [cell.photo.id, cell]));
    let focused: number | null = null;
    for (const [id, { cell, item, link }] of this.#made) {
      const now = here.get(id);
      if (now?.photo === cell.photo) continue;
      if (now && link === document.activeElement) focused = id;
      const image = link.querySelector('img');
      if (now?.photo.version === cell.photo.version && image) images.set(id, image);
      else if (image) giveUp(image);
      item.remove();
      this.#made.delete(id);
    }
    return focused;
  }

  /** Makes at once what has a picture already or is to have the focus; all else frame by frame. */
  #make(view: WallView, images: ReadonlyMap<number, HTMLImageElement>): void {
    for (const cell of view.cells) {
      const image = images.get(cell.photo.id);
      if (!this.#made.has(cell.photo.id) && (image || cell.place === view.kept)) this.#add(cell, image);
    }
    this.#arrange(view);
    this.#makeMoreOf(view);
  }

  #makeMoreOf(view: WallView): void {
    if (view.isHurried || this.#made.size === view.cells.length) return;
    this.#frame = requestAnimationFrame(() => {
      const until = performance.now() + MAKING_MS;
      const missing = view.cells.filter(({ photo }) => !this.#made.has(photo.id));
      for (const cell of nearestFirst(missing, view.middle).slice(0, MOST_MADE)) {
        this.#add(cell, undefined);
        if (performance.now() > until) break;
      }
      this.#arrange(view);
      this.#makeMoreOf(view);
    });
  }

  #add(cell: WallCell, image: HTMLImageElement | undefined): void {
    const made = makeCell(this.#parts, cell, image);
    placeIn(made.item, cell.box);
    this.#mark(made);
    this.#made.set(cell.photo.id, made);
    if (cell.photo.id === this.#pointedAt) made.item.append(this.corner);
  }

  /** Puts everything in the order it is read in, and where it stands. */
  #arrange({ cells, months }: WallView): void {
    const items: HTMLElement[] = [];
    let next = 0;
    const cellsBefore = (place: number) => {
      for (let cell = cells[next]; cell && cell.place < place; cell = cells[++next]) {
        const made = this.#made.get(cell.photo.id);
        if (!made) continue;
        if (made.cell !== cell) placeIn(made.item, cell.box);
        made.cell = cell;
        items.push(made.item);
      }
    };
    const passed = new Set(this.#months.keys());
    for (const month of months) {
      cellsBefore(month.start);
      const item = this.#months.get(month.key) ?? makeMonth(this.#parts, month);
      this.#months.set(month.key, item);
      passed.delete(month.key);
      placeMonth(item, month);
      items.push(item);
    }
    cellsBefore(Infinity);
    for (const key of passed) {
      this.#months.get(key)?.remove();
      this.#months.delete(key);
    }
    order(this.#list, items);
  }

  #mark(made: MadeCell): void {
    const { selection, list = '' } = this.#selection ?? {};
    markCell(made, selection !== undefined && isSelected(selection, made.cell.photo.id, list), this.#parts);
  }
}

/** A picture that is still on its way would keep those waiting that are in sight now. */
function giveUp(image: HTMLImageElement): void {
  if (image.complete) return;
  image.removeAttribute('srcset');
  image.removeAttribute('src');
}

function nearestFirst(cells: readonly WallCell[], middle: number): WallCell[] {
  return cells.toSorted((a, b) => Math.abs(a.box.top - middle) - Math.abs(b.box.top - middle));
}

/** Makes these the children of an element; what is in its place already stays as it is. */
function order(parent: HTMLElement, children: readonly HTMLElement[]): void {
  let at = parent.firstChild;
  for (const child of children) {
    if (child === at) at = at.nextSibling;
    else parent.insertBefore(child, at);
  }
}
