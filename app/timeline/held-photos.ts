import type { ShownPhoto } from '../grid/photo-cell';
import type { WallShape } from './shape';

/** The photos of a wall in their order, of which as many are there as were loaded. */
export interface HeldPhotos {
  readonly shape: WallShape;
  readonly hasChunk: (chunk: number) => boolean;
  /** @throws when it cannot be had */
  readonly load: (chunk: number) => Promise<unknown>;
  /** Width by height of the photo at a place; 0 of one that is not shown, or not there yet. */
  readonly ratioAt: (place: number) => number;
  /** Null while it is not there. */
  readonly photo: (place: number) => ShownPhoto | null;
  /** What stands for a photo until its picture is there, as ThumbHash; null where there is only its colour. */
  readonly placeholder: (place: number) => Uint8Array | null;
  /** Where a photo stands, as far as it was loaded. */
  readonly placeOf: (photoId: number) => number | null;
  /** The photos that are there already, in their order. */
  readonly loadedIds: () => readonly number[];
}

/** Loads what is around a place. @param photos how many on either side. @throws when it cannot be had */
export async function loadAround(held: HeldPhotos, place: number, photos: number): Promise<void> {
  const { shape } = held;
  if (shape.photos === 0) return;
  const chunkAt = (at: number): number => shape.chunkAt(Math.min(Math.max(at, 0), shape.photos - 1));
  for (let chunk = chunkAt(place - photos); chunk <= chunkAt(place + photos); chunk++) await held.load(chunk);
}

/** The photos shown from one to another, both included, in whatever order they are named. @throws when they cannot be had */
export async function idsBetween(held: HeldPhotos, one: number, other: number): Promise<number[]> {
  const [from, to] = [held.placeOf(one), held.placeOf(other)].sort((a, b) => (a ?? 0) - (b ?? 0));
  if (from == null || to == null) return [other];

  const { shape } = held;
  for (let chunk = shape.chunkAt(from); chunk <= shape.chunkAt(to); chunk++) await held.load(chunk);
  const ids: number[] = [];
  for (let place = from; place <= to; place++) {
    const id = held.ratioAt(place) > 0 ? held.photo(place)?.id : undefined;
    if (id !== undefined) ids.push(id);
  }
  return ids;
}
