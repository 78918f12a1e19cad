import { LRUCache } from 'lru-cache';
import sharp from 'sharp';
import { openPhoto } from '../decode/open-photo';
import { decodeOpen } from '../encoder/decode-image';
import type { Encoder } from '../encoder/encoder';
import { type RgbImage, toModelPixels } from '../encoder/pixels';
import { noImage } from '../encoder/upload';
import type { CropBox, WhereAnswer } from '../nouns';
import type { Calibration } from '../search/calibrate';
import { regionOf } from '../search/part-vectors';
import { evidenceOf, partsOfFrame, type SeenPart } from './evidence';
import { cropsOver, framesOver } from './frames';
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

/** Deviation of the blur as a share of the photo's shorter side: 1.2 of 7 patches. Crops overlap, which blurs already. */
export const BLUR = { patches: 1.2 / 7, crops: 0.05 } as const;

/** Tells where in a photo words match: from the model's patches or, where it gives none, from overlapping crops. */
export class Locator {
  readonly #encoder: Encoder;
  readonly #kept = new LRUCache<string, Seen>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ parts }) => 1 + parts.reduce((sum, { vector }) => sum + vector.byteLength, 0),
  });

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

    const image = await this.#decode(bytes);
    const seen = (await this.#patches(image)) ?? (await this.#crops(image));
    this.#kept.set(name, seen);
    return seen;
  }

  async #decode(bytes: Uint8Array): Promise<RgbImage> {
    try {
      const photo = await openPhoto(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      return await decodeOpen(photo, this.#encoder.model.pixels);
    } catch (cause) {
      throw noImage(cause);
    }
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
