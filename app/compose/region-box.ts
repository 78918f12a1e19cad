import type { CropBox } from '#lib/nouns';
import { SMALLEST_CROP } from '#lib/search/part-address';

/** What a dialog begins with: the middle. */
export const MIDDLE: CropBox = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };

/** A small box can still be seen and grasped. */
export const SMALLEST_BOX = Math.max(0.05, SMALLEST_CROP);
const STEP = 0.02;

export interface Point {
  readonly x: number;
  readonly y: number;
}

const MOVES: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** The box between two corners, however they lie, inside the picture. */
export function boxBetween(from: Point, to: Point): CropBox {
  const [left, right] = [clamp(Math.min(from.x, to.x)), clamp(Math.max(from.x, to.x))];
  const [top, bottom] = [clamp(Math.min(from.y, to.y)), clamp(Math.max(from.y, to.y))];
  const width = Math.max(SMALLEST_BOX, right - left);
  const height = Math.max(SMALLEST_BOX, bottom - top);
  return { x: Math.min(left, 1 - width), y: Math.min(top, 1 - height), width, height };
}

/** What an arrow key makes of the box: it moves, or with `resizes` its lower right corner does; null for any other key. */
export function boxAfterKey(box: CropBox, key: string, resizes: boolean): CropBox | null {
  const move = MOVES[key];
  if (move === undefined) return null;

  const [right, down] = move;
  if (!resizes) {
    return { ...box, x: within(box.x + right, 0, 1 - box.width), y: within(box.y + down, 0, 1 - box.height) };
  }
  return {
    ...box,
    width: within(box.width + right, SMALLEST_BOX, 1 - box.x),
    height: within(box.height + down, SMALLEST_BOX, 1 - box.y),
  };
}

function clamp(value: number): number {
  return within(value, 0, 1);
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
