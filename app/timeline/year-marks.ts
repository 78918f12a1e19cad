import type { WallLayout } from './wall-layout';

/** Where a year begins on the scrubber, as a share of its height. */
export interface YearMark {
  readonly year: string;
  readonly share: number;
}

/** The years of a wall, newest first, but for those that would stand too near to the one before. */
export function yearMarks(layout: WallLayout, leastApart: number): YearMark[] {
  const marks: YearMark[] = [];
  let year = '';
  for (const [i, { key }] of layout.shape.months.entries()) {
    if (key.slice(0, 4) === year) continue;
    year = key.slice(0, 4);
    const share = layout.topOfMonth(i) / layout.height;
    if (share - (marks.at(-1)?.share ?? -1) >= leastApart) marks.push({ year, share });
  }
  return marks;
}
