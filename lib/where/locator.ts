import { LRUCache } from 'lru-cache';
import sharp from 'sharp';
import { type OpenPhoto, openPhoto } from '../decode/open-photo';
import { decodeOpen } from '../encoder/decode-image';
import type { Encoder } from '../encoder/encoder';
import type { PixelRecipe } from '../encoder/model-folder';
import { type RgbImage, toModelPixels } from '../encoder/pixels';
import { PATCH } from '../encoder/whole-tower';
import { noImage } from '../encoder/upload';
import type { CropBox, WhereAnswer } from '../nouns';
import type { Calibration } from '../search/calibrate';
import { regionOf } from '../search/part-vectors';
import { evidenceOf, partsOfFrame, type SeenPart } from './evidence';
import { cropsOver, framesOver, wholeSizeOf } from './frames';
import { type HeatMap, heatMapOf, meanIn, peakOf, rangeOf } from './heat-map';
import { hottestRegion } from './region';

/** A photo as it is looked at. */
export interface Picture {
  /** Names its content: the same for the same pixels. */
  readonly name: string;
  /** Encoded, upright; a thumbnail is enough. */
  readonly bytes: Uint8Array;
}

/** What a model saw in a photo, part by part. */
export interface Seen {
  readonly source: WhereAnswer['source'];
  /** Width by height. */
  readonly ratio: number;
  readonly parts: readonly SeenPart[];
}

/** Bytes of vectors kept: some hundred photos. */
const MOST_BYTES = 64_000_000;

/** Deviation of the blur as a share of the photo's shorter side: 0.9 of 7 patches. Crops overlap, which blurs already. */
export const BLUR = { patches: 0.9 / 7, crops: 0.05 } as const;

/** Tells where in a photo words match: from the model's patches or, where it gives none, from overlapping crops. */
export class Locator {
  readonly #encoder: Encoder;
  readonly #kept = new LRUCache<string, Seen>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ parts }) => 1 + parts.reduce((sum, { vector }) => sum + vector.byteLength, 0),
  });

  /** Until the model has said that it takes images of one size only. */
  #mayBeWhole = true;

  constructor(encoder: Encoder) {
    this.#encoder = encoder;
  }

  /**
   * Embeds the parts of a photo; asked again for the same one, from memory.
   *
   * @throws RummageError `bad-request` when it cannot be decoded
   */
  async see({ name, bytes }: Picture): Promise<Seen> {
    const kept = this.#kept.get(name);
    if (kept !== undefined) return kept;

    const photo = await open(bytes);
    const seen = (await this.#whole(photo)) ?? (await this.#inParts(await decodable(decodeOpen(photo, this.#pixels))));
    this.#kept.set(name, seen);
    return seen;
  }

  get #pixels(): PixelRecipe {
    return this.#encoder.model.pixels;
  }

  /** At one inference a little longer than one of a square; null where the model cannot, or the photo is a panorama. */
  async #whole(photo: OpenPhoto): Promise<Seen | null> {
    const { width, height, kernel } = this.#pixels;
    const size = wholeSizeOf(photo, Math.min(width, height), PATCH);
    if (size === null || !this.#mayBeWhole) return null;

    // Decoded and resized in one go: the bytes of a thumbnail are read faster than its pixels are handed over twice.
    const resized = photo
      .image()
      .autoOrient()
      .resize(size.width, size.height, { fit: 'fill', kernel, fastShrinkOnLoad: false })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw();
    const grid = await this.#encoder.wholePatches(await decodable(resized.toBuffer()), size);
    this.#mayBeWhole = grid !== null;
    const all = { x: 0, y: 0, width: 1, height: 1 };
    return grid && { source: 'patches', ratio: photo.width / photo.height, parts: partsOfFrame(all, grid) };
  }

  async #inParts(image: RgbImage): Promise<Seen> {
    return (await this.#patches(image)) ?? this.#crops(image);
  }

  async #patches(image: RgbImage): Promise<Seen | null> {
    const frames = framesOver(image);
    const grids = await this.#encoder.patches(await this.#pixelsOf(image, frames));
    if (grids === null) return null;
    const parts = grids.flatMap((grid, i) => partsOfFrame(frames[i] as CropBox, grid));
    return { source: 'patches', ratio: image.width / image.height, parts };
  }

  async #crops(image: RgbImage): Promise<Seen> {
    const boxes = cropsOver(image);
    const vectors = await this.#encoder.images(await this.#pixelsOf(image, boxes));
    const parts = boxes.flatMap((box, i) => {
      const vector = vectors[i];
      return vector ? [{ box, vector }] : [];
    });
    return { source: 'crops', ratio: image.width / image.height, parts };
  }

  #pixelsOf(image: RgbImage, boxes: readonly CropBox[]): Promise<Uint8Array[]> {
    return Promise.all(boxes.map(async (box) => toModelPixels(await cut(image, box), this.#encoder.model.pixels)));
  }
}

function open(bytes: Uint8Array): Promise<OpenPhoto> {
  return decodable(openPhoto(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
}

/** @throws RummageError `bad-request` when what is under way fails: then the picture is none */
async function decodable<Result>(underWay: Promise<Result>): Promise<Result> {
  try {
    return await underWay;
  } catch (cause) {
    throw noImage(cause);
  }
}

/** How much words match in one place of what was seen: as a calibrated score tells it, 0 being as much as by chance. */
export function heatIn(seen: Seen, place: CropBox, words: Float32Array, calibration: Calibration): number {
  return meanIn(mapOf(seen, words, calibration), place);
}

/** Where words match in what was seen; `heat` is null when every part says the same. */
export function whereIn(
  seen: Seen,
  words: Float32Array,
  calibration: Calibration,
): Pick<WhereAnswer, 'source' | 'heat' | 'peak' | 'region'> {
  const { source } = seen;
  const map = mapOf(seen, words, calibration);
  const region = hottestRegion(map);
  if (region === null) return { source, heat: null, peak: null, region: null };

  return { source, heat: { ...map, values: scaled(map) }, peak: peakOf(map), region };
}

function mapOf({ source, ratio, parts }: Seen, words: Float32Array, calibration: Calibration): HeatMap {
  const boxes = parts.map(({ box }) => box);
  return heatMapOf(ratio, boxes, evidenceOf(parts, words, calibration), BLUR[source]);
}

/** From 0 at the mean and below to 1 at the peak, with two decimals. */
function scaled(map: HeatMap): number[] {
  const { mean, peak } = rangeOf(map);
  return Array.from(map.values, (value) => Math.round((100 * Math.max(0, value - mean)) / (peak - mean)) / 100);
}

async function cut({ data, width, height }: RgbImage, box: CropBox): Promise<RgbImage> {
  const region = regionOf(box, { width, height });
  const part = sharp(data, { raw: { width, height, channels: 3 } }).extract(region);
  return { data: await part.raw().toBuffer(), width: region.width, height: region.height };
}
