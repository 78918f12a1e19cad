import { LRUCache } from 'lru-cache';
import { openPhoto } from '../decode/open-photo';
import { decodeOpen } from '../encoder/decode-image';
import type { QueryVector } from '../encoder/embed-query';
import type { Encoder } from '../encoder/encoder';
import { toPixelValues } from '../encoder/pixels';
import type { CropBox } from '../nouns';
import type { AskedPart } from './asked';

/** Pictures that need not be embedded again for the next page. */
const KEPT = 500;

/** Embeds the parts of composed queries. */
export class PartVectors {
  readonly #encoder: Encoder;
  readonly #vectorOf: (photoId: number) => Float32Array;
  readonly #kept = new LRUCache<string, Float32Array>({ max: KEPT });

  /** @param vectorOf a photo of the library, a copy; throws when it has no vector */
  constructor(encoder: Encoder, vectorOf: (photoId: number) => Float32Array) {
    this.#encoder = encoder;
    this.#vectorOf = vectorOf;
  }

  /** @throws RummageError `not-found` or `conflict` for a photo that cannot be compared with */
  async of({ part, picture }: AskedPart): Promise<QueryVector> {
    if ('text' in part) return this.#encoder.query(part.text);

    const vector = picture === null ? this.#photo(part) : await this.#picture(picture, part.crop);
    return { vector, unknownWords: [], unread: null };
  }

  #photo(part: AskedPart['part']): Float32Array {
    if ('photo' in part) return this.#vectorOf(part.photo);
    throw new Error('a picture that is no photo came without its bytes');
  }

  async #picture(
    { name, bytes }: NonNullable<AskedPart['picture']>,
    crop: CropBox | null,
  ): Promise<Float32Array | null> {
    const key = JSON.stringify([name, crop]);
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;

    const { pixels } = this.#encoder.model;
    const photo = await openPhoto(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const region = crop && regionOf(crop, photo);
    const image = await decodeOpen(
      region === null ? photo : { ...photo, ...region, image: () => photo.image().extract(region) },
      pixels,
    );
    const [vector = null] = await this.#encoder.images([await toPixelValues(image, pixels)]);
    if (vector !== null) this.#kept.set(key, vector);
    return vector;
  }
}

/** The box in whole pixels, at least one and inside the picture. */
export function regionOf(
  { x, y, width, height }: CropBox,
  picture: { readonly width: number; readonly height: number },
): { left: number; top: number; width: number; height: number } {
  const left = Math.min(Math.round(x * picture.width), picture.width - 1);
  const top = Math.min(Math.round(y * picture.height), picture.height - 1);
  return {
    left,
    top,
    width: Math.max(1, Math.min(Math.round(width * picture.width), picture.width - left)),
    height: Math.max(1, Math.min(Math.round(height * picture.height), picture.height - top)),
  };
}
