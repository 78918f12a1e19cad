import { readFile, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { decodeImage } from '#lib/encoder/decode-image';
import type { PixelRecipe } from '#lib/encoder/model-folder';
import { decodeEdge, type RgbImage, toPixelValues } from '#lib/encoder/pixels';
import type { PhotoFacts } from '#lib/store/photos';
import { gridThumbnail } from '#lib/thumbnails/thumbnails';
import { readExif } from './exif';
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
export const DECODER_VERSION = `sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`;

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

  const { image, width, height, format, exif: exifBlock } = await decodeImage(bytes, recipe);
  const [pixelValues, thumbnail, color, exif] = await Promise.all([
    pixelsFor(bytes, [recipe, ...others], new Map([[decodeEdge(recipe), image]])),
    gridThumbnail(image),
    meanColor(image),
    readExif(exifBlock ?? bytes),
  ]);

  const takenAt = exif.takenAt ?? localClock(mtimeMs);
  const takenAtSource = exif.takenAt === null ? 'file' : 'exif';
  return { facts: { ...exif, width, height, color, format, takenAt, takenAtSource }, pixelValues, thumbnail };
}

/**
 * Decodes a photo that is indexed already, for models that have no vector of it yet.
 *
 * @param file absolute path
 * @returns for each recipe, in order: Float32Array of length 3 × height × width
 * @throws PhotoFailure or the decoder's error when this photo cannot be decoded
 */
export async function decodePixels(file: string, recipes: readonly PixelRecipe[]): Promise<Float32Array[]> {
  return pixelsFor(await readPhoto(file), recipes, new Map());
}

/**
 * Models of different sizes are decoded for apart: a photo's vector must not depend on which other model was live.
 *
 * @param images what is decoded already, by {@link decodeEdge}; added to
 */
async function pixelsFor(
  bytes: Uint8Array,
  recipes: readonly PixelRecipe[],
  images: Map<number, RgbImage>,
): Promise<Float32Array[]> {
  const pixels: Float32Array[] = [];
  for (const recipe of recipes) {
    const edge = decodeEdge(recipe);
    const image = images.get(edge) ?? (await decodeImage(bytes, recipe)).image;
    images.set(edge, image);
    pixels.push(await toPixelValues(image, recipe));
  }
  return pixels;
}

async function readPhoto(file: string): Promise<Buffer> {
  const { size } = await stat(file);
  if (size === 0) {
    throw new PhotoFailure({ reason: 'The file is empty.', remedy: 'Copy it again from the camera or from a backup.' });
  }
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

/** A file's time on this machine's wall clock, kept like a camera's: as if that clock showed UTC. */
function localClock(mtimeMs: number): number {
  const time = new Date(mtimeMs);
  return Math.round(mtimeMs) - time.getTimezoneOffset() * 60_000;
}
