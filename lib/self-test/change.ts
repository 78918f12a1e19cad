import type { Figures } from './figures';

/** The figures there are, in the order they are shown in, with what they are called. */
export const FIGURES: readonly { readonly key: keyof Figures; readonly name: string }[] = [
  { key: 'r1', name: 'R@1' },
  { key: 'r5', name: 'R@5' },
  { key: 'r10', name: 'R@10' },
  { key: 'mrr', name: 'MRR' },
];

/** By how many points of a hundred a figure changed, as `+12` or `−3`; empty where it did not, or there was none before. */
export function changeInPoints(now: number, before: number | undefined): string {
  const points = before === undefined ? 0 : Math.round((now - before) * 100);
  if (points === 0) return '';
  return points > 0 ? `+${points}` : `−${-points}`;
}
