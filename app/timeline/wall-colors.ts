import { PlaceholderPictures } from './placeholder-pictures';
import type { Stretch, WallCell, WallView } from './wall';
import { placeIn } from './wall-cell';

interface Drawn {
  readonly element: HTMLElement;
  cell: WallCell | null;
  /** Whether more is drawn than its colour. */
  isPicture: boolean;
}

/**
 * The colours of the photos, beneath them: all there is to see of a photo that flies by, so the wall never has to keep up
 * with scrolling in more than coloured boxes. Of what is looked at, blurred pictures as soon as there is time. Elements of what was scrolled past are used again.
 */
export class WallColors {
  readonly #ground: HTMLElement;
  readonly #drawn = new Map<number, Drawn>();
  readonly #free: Drawn[] = [];
  readonly #gaps: HTMLElement[] = [];
  readonly #pictures = new PlaceholderPictures();

  /** @param ground what they are drawn in, as large as the wall */
  constructor(ground: HTMLElement) {
    this.#ground = ground;
  }

  draw(view: Pick<WallView, 'cells' | 'gaps' | 'isHurried' | 'placeholder'>): void {
    const { cells, gaps, isHurried } = view;
    const places = new Set(cells.map(({ place }) => place));
    for (const [place, drawn] of this.#drawn) {
      if (places.has(place)) continue;
      this.#drawn.delete(place);
      this.#free.push(drawn);
    }
    for (const cell of cells) this.#drawCell(cell);
    for (const { element } of this.#free) element.style.display = 'none';
    this.#drawGaps(gaps);
    if (isHurried) this.stop();
    else this.#drawPictures(view);
  }

  /** Draws no more than there is. */
  stop(): void {
    this.#pictures.stop();
  }

  clear(): void {
    this.stop();
    this.#drawn.clear();
    this.#free.length = 0;
    this.#gaps.length = 0;
    this.#ground.replaceChildren();
  }

  #drawCell(cell: WallCell): void {
    const drawn = this.#drawn.get(cell.place) ?? this.#free.pop() ?? this.#addCell();
    this.#drawn.set(cell.place, drawn);
    if (drawn.cell === cell) return;

    if (drawn.isPicture && drawn.cell?.photo.id !== cell.photo.id) {
      drawn.element.style.backgroundImage = '';
      drawn.isPicture = false;
    }
    drawn.element.style.display = '';
    drawn.element.style.backgroundColor = cell.photo.color ?? 'var(--sunken)';
    placeIn(drawn.element, cell.box);
    drawn.cell = cell;
  }

  #drawPictures({ cells, placeholder }: Pick<WallView, 'cells' | 'placeholder'>): void {
    const wanted = cells.flatMap((cell) => {
      const drawn = this.#drawn.get(cell.place);
      const hash = drawn === undefined || drawn.isPicture ? null : placeholder(cell.place);
      if (drawn === undefined || hash === null) return [];
      const show = (url: string) => {
        drawn.element.style.backgroundImage = `url(${url})`;
        drawn.isPicture = true;
      };
      return [{ photoId: cell.photo.id, hash, show }];
    });
    this.#pictures.make(wanted);
  }

  #addCell(): Drawn {
    return { element: this.#add('absolute bg-size-[100%_100%]'), cell: null, isPicture: false };
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
