import { HEAVIEST } from '#lib/search/part-address';
import type { Regional } from '../format/locale';

const STEP = 0.5;
/** What a weight is stepped through, lightest first. */
export const WEIGHTS: readonly number[] = [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, HEAVIEST];

/** The next weight on the scale of halves, over 0, which would be no part at all; the same at either end. */
export function steppedWeight(weight: number, direction: 1 | -1): number {
  const beside = direction * (Math.floor((weight * direction) / STEP + 1e-6) + 1) * STEP;
  const next = beside === 0 ? direction * STEP : beside;
  return Math.max(-HEAVIEST, Math.min(HEAVIEST, next));
}

/** A number with its sign as print has it: `−0.5`. */
export function signed(value: number, { language }: Regional, digits = 2): string {
  const rounded = Number(value.toFixed(digits));
  const written = new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(Math.abs(rounded));
  return rounded < 0 ? `−${written}` : written;
}
