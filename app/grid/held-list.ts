import type { SearchAnswer, SearchResult } from '#lib/nouns';
import { EachOnce } from '../timeline/each-once';
import { type HeldPhotos, loadAround } from '../timeline/held-photos';
import type { OpenPhotos } from '../timeline/wall-keeper';
import { cellShape } from './cell-shape';
import { isLeftOut, type ListView } from './left-out';
import { ListShape } from './list-shape';

/** What a list needs of an answer. */
export type ResultPage = Pick<SearchAnswer, 'total' | 'results'>;

export type LoadPage = (page: { limit: number; offset: number }) => Promise<ResultPage>;

/** Photos around one that are in sight with it, at most. */
const AROUND = 100;

/** A list and as many of its photos as were loaded, in the order of its ranking. */
export class HeldList implements HeldPhotos {
  readonly shape: ListShape;
  readonly #first: ResultPage;
  readonly #view: ListView;
  readonly #chunks: EachOnce<readonly SearchResult[]>;
  /** By photo: the place it was found at first. */
  readonly #places = new Map<number, number>();
  /** By burst: the place of the photo that stands for it. */
  readonly #standing = new Map<number, number>();

  constructor(first: ResultPage, load: LoadPage, view: ListView) {
    this.shape = new ListShape(first.total, first.results.length);
    this.#first = first;
    this.#view = view;
    this.#chunks = new EachOnce(async (chunk) => {
      const { start = 0, end = 0 } = this.shape.blocks[chunk] ?? {};
      const { results } = await load({ limit: end - start, offset: start });
      return this.#take(chunk, results);
    });
    this.#chunks.put(0, this.#take(0, first.results));
  }

  hasChunk = (chunk: number): boolean => this.#chunks.get(chunk) !== null;

  load = async (chunk: number): Promise<void> => {
    await this.#chunks.load(chunk);
    // Scrolled on, the next is there; one that cannot be had is asked for again when it is in sight, and said so then.
    if (chunk + 1 < this.shape.blocks.length) this.#chunks.load(chunk + 1).catch(() => undefined);
  };

  ratioAt = (place: number): number => {
    const photo = this.photo(place);
    if (photo === null || this.#places.get(photo.id) !== place || isLeftOut(photo.id, this.#view)) return 0;
    const isFolded = photo.burst !== undefined && this.#standing.get(photo.burst.id) !== place;
    return isFolded ? 0 : cellShape(photo.width, photo.height).ratio;
  };

  photo = (place: number): SearchResult | null => {
    const chunk = this.shape.chunkAt(place);
    return this.#chunks.get(chunk)?.[place - this.shape.startOf(chunk)] ?? null;
  };

  placeholder = (place: number): Uint8Array | null => {
    const { placeholder } = this.photo(place) ?? {};
    return placeholder === undefined ? null : Uint8Array.from(atob(placeholder), (char) => char.charCodeAt(0));
  };

  placeOf = (photoId: number): number | null => this.#places.get(photoId) ?? null;

  loadedIds = (): number[] =>
    this.#chunks.sorted().flatMap(([chunk, photos]) => {
      const start = this.shape.startOf(chunk);
      const isShown = ({ id }: SearchResult, i: number): boolean =>
        this.#places.get(id) === start + i && !isLeftOut(id, this.#view);
      return photos.filter(isShown).map(({ id }) => id);
    });

  /** Whether a list that begins with a page has the photos this one has; what is said of them is known already. */
  isAs({ total, results }: ResultPage): boolean {
    const before = this.#first;
    if (before.total !== total || before.results.length !== results.length) return false;
    return results.every((photo, i) => {
      const was = before.results[i];
      return was?.id === photo.id && was.version === photo.version;
    });
  }

  /** Photos that come while somebody scrolls shift the pages, which then overlap: each photo keeps its first place. */
  #take(chunk: number, photos: readonly SearchResult[]): readonly SearchResult[] {
    const start = this.shape.startOf(chunk);
    for (const [i, { id, burst }] of photos.entries()) {
      if (this.#places.has(id)) continue;
      this.#places.set(id, start + i);
      if (burst !== undefined && !this.#standing.has(burst.id)) this.#standing.set(burst.id, start + i);
    }
    return photos;
  }
}

/** Opens the list that begins with a page. */
export function openList(first: ResultPage, load: LoadPage, view: ListView): OpenPhotos {
  return async (anchor, before) => {
    if (before instanceof HeldList && before.isAs(first)) return null;

    const held = new HeldList(first, load, view);
    if (anchor) await loadAround(held, anchor.place, AROUND);
    return { held, place: anchor?.place ?? null };
  };
}
