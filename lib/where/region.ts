import { contours } from 'd3-contour';
import type { CropBox } from '../nouns';
import { type HeatMap, peakOf, rangeOf } from './heat-map';

/** A point as fractions of a photo's width and height. */
export type Point = readonly [x: number, y: number];

/** The part of a photo that stands out. */
export interface Region {
  readonly box: CropBox;
  /** Closed line around it: the last point is the first. */
  readonly outline: readonly Point[];
}

/** How far up from the mean to the peak it begins. */
const LEVEL = 0.5;

/** The region around the hottest point that is hotter than half-way between the mean and it; null on an even map. */
export function hottestRegion(map: HeatMap): Region | null {
  const { rows, columns, values } = map;
  const { mean, peak } = rangeOf(map);
  if (!(peak > mean)) return null;

  const level = mean + LEVEL * (peak - mean);
  const [found] = contours().size([columns, rows]).thresholds([level])(Array.from(values));
  const { x, y } = peakOf(map);
  const rings = (found?.coordinates ?? []).map(([outer = []]) =>
    outer.map(([column = 0, row = 0]): Point => [column / columns, row / rows]),
  );
  const outline = rings.find((ring) => encloses(ring, [x, y])) ?? rings[0];
  return outline === undefined ? null : { box: boxAround(outline), outline };
}

function boxAround(outline: readonly Point[]): CropBox {
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** Whether a point lies inside: a ray from it crosses the line an odd number of times. */
function encloses(outline: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  for (let i = 1; i < outline.length; i++) {
    const [ax, ay] = outline[i - 1] as Point;
    const [bx, by] = outline[i] as Point;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
