import type { ThumbnailSize } from '#lib/thumbnails/thumbnails';
import { RATIO_UNIT, TALLEST, WIDEST } from '#lib/timeline/chunk';

/** What rows of photos come to, in CSS pixels: only a hint for which thumbnail to load. */
const TYPICAL_ROW = 240;
const PHONE_ROW = 130;

export interface CellShape {
  /** Width by height of the cell. */
  readonly ratio: number;
  /** Whether the photo fills it, as all but panoramas and very tall photos do. */
  readonly filled: boolean;
}

export function cellShape(width: number, height: number): CellShape {
  if (width <= 0 || height <= 0) return { ratio: 1, filled: false };

  const ratio = width / height;
  const clamped = Math.min(Math.max(ratio, TALLEST), WIDEST);
  return { ratio: Math.round(clamped * RATIO_UNIT) / RATIO_UNIT, filled: clamped === ratio };
}

/** How wide the thumbnails are: the small ones have 320 and 480 px on their shorter side, the large one 1280 on its longer. */
export function thumbnailWidths(width: number, height: number): Readonly<Record<ThumbnailSize, number>> {
  const [shorter, longer] = [Math.max(Math.min(width, height), 1), Math.max(width, height, 1)];
  const scaled = (factor: number): number => Math.max(1, Math.round(width * Math.min(factor, 1)));

  return { 320: scaled(320 / shorter), 480: scaled(480 / shorter), 1280: scaled(1280 / longer) };
}

/** The `sizes` hint for a cell. */
export function cellSizes(ratio: number): string {
  return `(width < 40rem) ${Math.round(ratio * PHONE_ROW)}px, ${Math.round(ratio * TYPICAL_ROW)}px`;
}
