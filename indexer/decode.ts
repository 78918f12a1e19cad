import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import sharp from 'sharp';
import { type OpenPhoto, openPhoto } from '#lib/decode/open-photo';
import { COPY_AGAIN } from '#lib/decode/unreadable';
import { decodeOpen } from '#lib/encoder/decode-image';
import { perceptualHash } from '#lib/duplicates/perceptual-hash';
import type { PixelRecipe } from '#lib/encoder/model-folder';
import { decodeEdge, type RgbImage, toModelPixels } from '#lib/encoder/pixels';
import { kindOf } from '#lib/formats';
import type { PhotoFacts } from '#lib/store/photos';
import { placeholderOf } from '#lib/thumbnails/placeholder';
import { gridThumbnail } from '#lib/thumbnails/thumbnails';
import { gatherFacts } from './facts/gather';
import { PhotoFailure } from './failure';

/** Everything one decode yields. */
export interface DecodedPhoto {
  readonly facts: PhotoFacts;
  /** For each recipe, in order: height × width × 3 bytes, to be normalised. */
  readonly pixels: readonly Uint8Array[];
  /** 320-px WebP. */
  readonly thumbnail: Uint8Array;
}

/** Names what decodes; a photo that failed under another version is tried again. */
export const DECODER_VERSION = `sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}, formats 2`;

const MAX_BYTES = 1024 ** 3;

/** A photo's file, read. */
export interface ReadPhoto {
  /** Absolute path. */
  readonly file: string;
  /** Null for a video, of which only parts are read. */
  readonly bytes: Buffer | null;
  readonly mtimeMs: number;
}

/**
 * Decodes a photo once, upright and in sRGB, just large enough to make the models' pixels and the thumbnail from.
 *
 * @param recipes what each live model wants, the active one's first
 * @throws PhotoFailure or the decoder's error when this photo cannot be decoded
 */
export async function decodePhoto(
  { file, bytes, mtimeMs }: ReadPhoto,
  [recipe, ...others]: readonly [PixelRecipe, ...PixelRecipe[]],
): Promise<DecodedPhoto> {
  const photo = await openPhoto(bytes ?? file);
  const { width, height, format } = photo;
  const image = await decodeOpen(photo, recipe);
  const [pixels, thumbnail, told] = await Promise.all([
    pixelsFor(photo, [recipe, ...others], new Map([[decodeEdge(recipe), image]])),
    gridThumbnail(image),
    gatherFacts(file, photo, bytes ?? Buffer.alloc(0), mtimeMs),
  ]);
  const made = { color: meanColor(image), hash: perceptualHash(image), placeholder: placeholderOf(image) };
  const facts = { ...told, ...made, width, height, format };
  return { facts, pixels, thumbnail };
}

/**
 * Decodes a photo that is indexed already, for models that have no vector of it yet.
 *
 * @returns for each recipe, in order: height × width × 3 bytes, to be normalised
 * @throws PhotoFailure or the decoder's error when this photo cannot be decoded
 */
export async function decodePixels({ file, bytes }: ReadPhoto, recipes: readonly PixelRecipe[]): Promise<Uint8Array[]> {
  return pixelsFor(await openPhoto(bytes ?? file), recipes, new Map());
}

/**
 * Models of different sizes are decoded for apart: a photo's vector must not depend on which other model was live.
 *
 * @param images what is decoded already, by {@link decodeEdge}; added to
 */
async function pixelsFor(
  photo: OpenPhoto,
  recipes: readonly PixelRecipe[],
  images: Map<number, RgbImage>,
): Promise<Uint8Array[]> {
  const pixels: Uint8Array[] = [];
  for (const recipe of recipes) {
    const edge = decodeEdge(recipe);
    const image = images.get(edge) ?? (await decodeOpen(photo, recipe));
    images.set(edge, image);
    pixels.push(await toModelPixels(image, recipe));
  }
  return pixels;
}

/**
 * @param file absolute path
 * @throws PhotoFailure when it is empty or absurdly large
 */
export async function readPhoto(file: string): Promise<ReadPhoto> {
  const { size, mtimeMs } = await stat(file);
  if (size === 0) {
    throw new PhotoFailure({ reason: 'The file is empty.', remedy: COPY_AGAIN });
  }
  if (kindOf(basename(file)) === 'video') return { file, bytes: null, mtimeMs };
  if (size > MAX_BYTES) {
    throw new PhotoFailure({
      reason: 'The file is larger than 1 GiB.',
      remedy: 'Save it smaller, as a JPEG for example.',
    });
  }
  return { file, bytes: await readFile(file), mtimeMs };
}

/** So many pixels of an image are enough to tell its mean colour. */
const COLOR_SAMPLES = 20_000;

/** The mean colour as `#rrggbb`; summed here, since sharp's `stats()` works out much more and takes 20 ms. */
function meanColor({ data }: RgbImage): string {
  let [red, green, blue] = [0, 0, 0];
  // An odd step falls on other columns in each row.
  const step = 3 * (Math.floor(data.length / 3 / COLOR_SAMPLES) | 1);
  for (let i = 0; i < data.length; i += step) {
    red += data[i] as number;
    green += data[i + 1] as number;
    blue += data[i + 2] as number;
  }
  const count = Math.ceil(data.length / step);
  return `#${[red, green, blue]
    .map((sum) => Math.round(sum / count))
    .map((mean) => mean.toString(16).padStart(2, '0'))
    .join('')}`;
}
