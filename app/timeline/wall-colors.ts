import type { Stretch, WallCell } from './wall';
import { placeIn } from './wall-cell';

interface Drawn {
  readonly element: HTMLElement;
  cell: WallCell | null;
}

/**
 * The colours of the photos, beneath them: all there is to see of a photo that flies by, so the wall never has to keep up
 * with scrolling in more than coloured boxes. Elements of what was scrolled past are used again.
 */
export class WallColors {
  readonly #ground: HTMLElement;
  readonly #drawn = new Map<number, Drawn>();
  readonly #free: Drawn[] = [];
  readonly #gaps: HTMLElement[] = [];

  /** @param ground what they are drawn in, as large as the wall */
  constructor(ground: HTMLElement) {
    this.#ground = ground;
  }

  draw(cells: readonly WallCell[], gaps: readonly Stretch[]): void {
    const places = new Set(cells.map(({ place }) => place));
    for (const [place, drawn] of this.#drawn) {
      if (places.has(place)) continue;
      this.#drawn.delete(place);
      this.#free.push(drawn);
    }
    for (const cell of cells) this.#drawCell(cell);
    for (const { element } of this.#free) element.style.display = 'none';
    this.#drawGaps(gaps);
  }

  clear(): void {
    this.#drawn.clear();
    this.#free.length = 0;
    this.#gaps.length = 0;
    this.#ground.replaceChildren();
  }

  #drawCell(cell: WallCell): void {
    const drawn = this.#drawn.get(cell.place) ?? this.#free.pop() ?? { element: this.#add('absolute'), cell: null };
    this.#drawn.set(cell.place, drawn);
    if (drawn.cell === cell) return;

    drawn.element.style.display = '';
    drawn.element.style.backgroundColor = cell.photo.color ?? 'var(--sunken)';
    placeIn(drawn.element, cell.box);
    drawn.cell = cell;
  }

  #drawGaps(gaps: readonly Stretch[]): void {
    for (const [i, gap] of gaps.entries()) {
      const element = (this.#gaps[i] ??= this.#add('absolute inset-x-0 wall-to-come'));
      placeIn(element, gap);
    }
    for (const spare of this.#gaps.splice(gaps.length)) spare.remove();
  }

  #add(className: string): HTMLElement {
    const element = document.createElement('div');
    element.className = className;
    return this.#ground.appendChild(element);
  }
}
