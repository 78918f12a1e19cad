import type { Block, WallShape } from '../timeline/shape';

/** Photos asked for at a time after the first page. */
export const LIST_CHUNK = 500;

/** A list in the order of its ranking, without months and days: the first page is its first chunk. */
export class ListShape implements WallShape {
  readonly photos: number;
  readonly months = [];
  readonly blocks: readonly Block[];
  readonly #first: number;

  /** @param photos in the list. @param first of them on the first page */
  constructor(photos: number, first: number) {
    this.photos = photos;
    this.#first = first;
    const chunks = photos === 0 ? 0 : this.chunkAt(photos - 1) + 1;
    this.blocks = Array.from({ length: chunks }, (_, chunk) => {
      const end = Math.min(photos, this.startOf(chunk + 1));
      return { month: null, chunk, start: this.startOf(chunk), end, hasHeading: false, isLast: end === photos };
    });
  }

  chunkAt = (place: number): number => (place < this.#first ? 0 : 1 + Math.floor((place - this.#first) / LIST_CHUNK));

  /** The place a chunk begins at. */
  startOf(chunk: number): number {
    return chunk === 0 ? 0 : this.#first + (chunk - 1) * LIST_CHUNK;
  }

  dayAt = (): number => 0;

  dayStart = (): number => Infinity;

  dateOf = (): string => '';

  monthAt = (): number => 0;
}
