import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import sharp from 'sharp';
import { type OpenPhoto, openPhoto } from '#lib/decode/open-photo';
import { COPY_AGAIN } from '#lib/decode/unreadable';
import { decodeOpen } from '#lib/encoder/decode-image';
import type { PixelRecipe } from '#lib/encoder/model-folder';
import { decodeEdge, type RgbImage, toPixelValues } from '#lib/encoder/pixels';
import { kindOf } from '#lib/formats';
import type { PhotoFacts } from '#lib/store/photos';
import { gridThumbnail } from '#lib/thumbnails/thumbnails';
import { gatherFacts } from './facts/gather';
import { PhotoFailure } from './failure';

/** Everything one decode yields. */
export interface DecodedPhoto {
  readonly facts: PhotoFacts;
  /** For each recipe, in order: Float32Array of length 3 × height × width. */
  readonly pixelValues: readonly Float32Array[];
  /** 320-px WebP. */
  readonly thumbnail: Uint8Array;
}

/** Names what decodes; a photo that failed under another version is tried again. */
export const DECODER_VERSION = `sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}, formats 2`;

const MAX_BYTES = 1024 ** 3;

/**
 * Decodes a photo once, upright and in sRGB, just large enough to make the models' pixels and the thumbnail from.
 *
 * @param file absolute path
 * @param recipes what each live model wants, the active one's first
 * @throws PhotoFailure or the decoder's error when this photo cannot be decoded
 */
export async function decodePhoto(
  file: string,
  [recipe, ...others]: readonly [PixelRecipe, ...PixelRecipe[]],
): Promise<DecodedPhoto> {
  const bytes = await readPhoto(file);
  const { mtimeMs } = await stat(file);

  const photo = await openPhoto(bytes ?? file);
  const { width, height, format } = photo;
  const image = await decodeOpen(photo, recipe);
  const [pixelValues, thumbnail, color, told] = await Promise.all([
    pixelsFor(photo, [recipe, ...others], new Map([[decodeEdge(recipe), image]])),
    gridThumbnail(image),
    meanColor(image),
    gatherFacts(file, photo, bytes ?? Buffer.alloc(0), mtimeMs),
  ]);
  return { facts: { ...told, width, height, color, format }, pixelValues, thumbnail };
}

/**
 * Decodes a photo that is indexed already, for models that have no vector of it yet.
 *
 * @param file absolute path
 * @returns for each recipe, in order: Float32Array of length 3 × height × width
 * @throws PhotoFailure or the decoder's error when this photo cannot be decoded
 */
export async function decodePixels(file: string, recipes: readonly PixelRecipe[]): Promise<Float32Array[]> {
  return pixelsFor(await openPhoto((await readPhoto(file)) ?? file), recipes, new Map());
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
): Promise<Float32Array[]> {
  const pixels: Float32Array[] = [];
  for (const recipe of recipes) {
    const edge = decodeEdge(recipe);
    const image = images.get(edge) ?? (await decodeOpen(photo, recipe));
    images.set(edge, image);
    pixels.push(await toPixelValues(image, recipe));
  }
  return pixels;
}

/** A photo's content; null for a video, of which only parts are read. */
async function readPhoto(file: string): Promise<Buffer | null> {
  const { size } = await stat(file);
  if (size === 0) {
    throw new PhotoFailure({ reason: 'The file is empty.', remedy: COPY_AGAIN });
  }
  if (kindOf(basename(file)) === 'video') return null;
  if (size > MAX_BYTES) {
    throw new PhotoFailure({
      reason: 'The file is larger than 1 GiB.',
      remedy: 'Save it smaller, as a JPEG for example.',
    });
  }
  return readFile(file);
}

/** The mean colour as `#rrggbb`. */
async function meanColor(image: RgbImage): Promise<string> {
  const { channels } = await sharp(image.data, {
    raw: { width: image.width, height: image.height, channels: 3 },
  }).stats();
  return `#${channels
    .slice(0, 3)
    .map(({ mean }) => Math.round(mean).toString(16).padStart(2, '0'))
    .join('')}`;
}
