import type { CropBox } from '../nouns';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Side of a crop, as a share of the photo's shorter side: half an object is no object, and in all of it many are. */
const CROP_SHARE = 0.6;
/** How much of a crop's side the next one lies further. */
const CROP_STEP = 0.5;
/** A longer photo is not looked at as a whole: what that takes grows with it. */
const LONGEST_WHOLE = 2;
/** Of a panorama no more are taken along its longer side. */
const MOST_ALONG = 8;

/** The squares that together cover a photo, each as large as it is high or wide, evenly spaced. */
export function framesOver(photo: Size): CropBox[] {
  const shorter = Math.min(photo.width, photo.height);
  return squares(photo, shorter, shorter);
}

/**
 * The size a photo is looked at in as a whole, in pixels: as large as the model's own images along its shorter side, and as many whole
 * patches along the other as its shape has room for; null of a panorama.
 *
 * @param side of the model's own images
 */
export function wholeSizeOf({ width, height }: Size, side: number, patch: number): Size | null {
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (ratio > LONGEST_WHOLE) return null;
  const longer = patch * Math.floor((side * ratio) / patch);
  return width < height ? { width: side, height: longer } : { width: longer, height: side };
}

/** Squares within a photo, each next one half over the last, for models that see an image only as a whole. */
export function cropsOver(photo: Size): CropBox[] {
  const side = CROP_SHARE * Math.min(photo.width, photo.height);
  return squares(photo, side, CROP_STEP * side);
}

/** @param step how far apart they may be at most, in pixels */
function squares({ width, height }: Size, side: number, step: number): CropBox[] {
  const across = starts(width, side, step);
  const down = starts(height, side, step);
  return down.flatMap((top) =>
    across.map((left) => ({ x: left / width, y: top / height, width: side / width, height: side / height })),
  );
}

/** The first begins at 0, and the last ends at the end. */
function starts(length: number, side: number, step: number): number[] {
  const room = length - side;
  const gaps = Math.min(MOST_ALONG - 1, Math.ceil(room / step - 1e-6));
  return Array.from({ length: gaps + 1 }, (_, i) => (gaps === 0 ? room / 2 : (room * i) / gaps));
}
