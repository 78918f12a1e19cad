import type { CropBox, QueryPart } from '#lib/nouns';
import { HEAVIEST } from '#lib/search/part-address';

const STEP = 0.5;
/** What a weight is stepped through, lightest first. */
export const WEIGHTS: readonly number[] = [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, HEAVIEST];

/** What a part is called: `“sunset”`, `“dog”, lower left`, `photo 12`, `part of your image`. */
export function partName(part: QueryPart): string {
  if ('text' in part) return part.place ? `“${part.text}”, ${placeName(part.place)}` : `“${part.text}”`;

  const name = 'photo' in part ? `photo ${part.photo}` : 'your image';
  return part.crop ? `part of ${name}` : name;
}

/** Where a box lies, by its middle: `lower left`, `left`, `middle`. */
export function placeName({ x, y, width, height }: CropBox): string {
  const third = (middle: number, names: readonly [string, string]): string =>
    middle < 0.4 ? names[0] : middle > 0.6 ? names[1] : '';
  const name = `${third(y + height / 2, ['upper', 'lower'])} ${third(x + width / 2, ['left', 'right'])}`.trim();
  return { '': 'middle', upper: 'top', lower: 'bottom' }[name] ?? name;
}

/** The next weight on the scale of halves, over 0, which would be no part at all; the same at either end. */
export function steppedWeight(weight: number, direction: 1 | -1): number {
  const beside = direction * (Math.floor((weight * direction) / STEP + 1e-6) + 1) * STEP;
  const next = beside === 0 ? direction * STEP : beside;
  return Math.max(-HEAVIEST, Math.min(HEAVIEST, next));
}

/** A number with its sign as print has it: `−0.5`. */
export function signed(value: number, digits = 2): string {
  const rounded = Number(value.toFixed(digits));
  return rounded < 0 ? `−${-rounded}` : String(rounded);
}
