/** What rows are measured by, in CSS pixels: the same the style sheet lays out the first page with. */
export interface Measures {
  /** Of the wall, without its padding. */
  readonly width: number;
  /** Height rows aim at. */
  readonly row: number;
  /** How many times that they may become to fill the width. */
  readonly stretch: number;
  readonly gutter: number;
  /** Height of a month's heading. */
  readonly month: number;
  /** Height of the line above a row in which a day begins. */
  readonly day: number;
}

/** Photos to be laid out one after the other. */
export interface Run {
  /** Places, from `start` up to `end`. */
  readonly start: number;
  readonly end: number;
  /** Width by height of the photo at a place; 0 of one that is not shown. */
  readonly ratioAt: (place: number) => number;
  /** Whether a day begins with the photo at a place. */
  readonly beginsDay: (place: number) => boolean;
  /** Whether the month ends with the run, so that its last row need not be full. */
  readonly isLast: boolean;
}

/** One row: the photos from place `start` on that are shown. */
export interface Row {
  readonly start: number;
  readonly end: number;
  /** Of its photos, from the top of the run; the line of days is above. */
  readonly top: number;
  /** Of its photos. */
  readonly height: number;
  readonly beginsDay: boolean;
}

/** Less of a row than this is taken into the row before, where no row may be left half empty. */
const LEAST_FULL = 0.5;

interface Draft {
  start: number;
  end: number;
  ratios: number;
  photos: number;
  /** Width at the height rows aim at, gutters included. */
  width: number;
  beginsDay: boolean;
}

/**
 * Breaks photos into rows exactly as a flex box does that wraps and lets its items grow in proportion to their width: the
 * first page, which the server sends, must not move when the rest comes.
 */
export function layRows(run: Run, measures: Measures): { readonly rows: Row[]; readonly height: number } {
  const drafts = breakRows(run, measures);
  if (!run.isLast) mergeRest(drafts, measures);

  let top = 0;
  const rows = drafts.map((draft, i): Row => {
    const isRagged = run.isLast && i === drafts.length - 1;
    const height = isRagged ? raggedHeight(draft, measures) : fullHeight(draft, measures);
    if (draft.beginsDay) top += measures.day;
    const row = { start: draft.start, end: draft.end, top, height, beginsDay: draft.beginsDay };
    top += height + measures.gutter;
    return row;
  });
  return { rows, height: top };
}

/** Where the photos of a row stand: their places with left edges and widths. */
export function cellsOf(
  { start, end, height }: Row,
  ratioAt: (place: number) => number,
  gutter: number,
): { readonly place: number; readonly left: number; readonly width: number }[] {
  const cells = [];
  let left = 0;
  for (let place = start; place < end; place++) {
    const width = ratioAt(place) * height;
    if (width === 0) continue;
    cells.push({ place, left, width });
    left += width + gutter;
  }
  return cells;
}

/** What photos that are not known yet will probably take. */
export function guessHeight(photos: number, days: number, { width, row, gutter, day }: Measures): number {
  const perRow = Math.max(1, width / (USUAL_RATIO * row) - 0.5);
  const rows = Math.ceil(photos / perRow);
  return rows * (row * USUAL_STRETCH + gutter) + Math.min(days, rows) * day;
}

const USUAL_RATIO = 1.25;
const USUAL_STRETCH = 1.1;

function breakRows({ start, end, ratioAt, beginsDay }: Run, { width, row, gutter }: Measures): Draft[] {
  const drafts: Draft[] = [];
  let draft: Draft | null = null;
  let hasBegun = false;
  for (let place = start; place < end; place++) {
    // A day begins with the first of its photos that is shown.
    hasBegun ||= beginsDay(place);
    const ratio = ratioAt(place);
    if (ratio === 0) continue;

    const own = Math.min(ratio * row, width);
    if (draft === null || draft.width + gutter + own > width + 0.01) {
      draft = { start: place, end: place, ratios: 0, photos: 0, width: -gutter, beginsDay: false };
      drafts.push(draft);
    }
    draft.end = place + 1;
    draft.ratios += ratio;
    draft.photos++;
    draft.width += gutter + own;
    draft.beginsDay ||= hasBegun;
    hasBegun = false;
  }
  return drafts;
}

function mergeRest(drafts: Draft[], { width, gutter }: Measures): void {
  const [before, rest] = drafts.slice(-2);
  if (before === undefined || rest === undefined || rest.width >= LEAST_FULL * width) return;

  drafts.pop();
  before.end = rest.end;
  before.ratios += rest.ratios;
  before.photos += rest.photos;
  before.width += gutter + rest.width;
  before.beginsDay ||= rest.beginsDay;
}

function fullHeight({ ratios, photos }: Draft, { width, row, stretch, gutter }: Measures): number {
  return Math.min((width - (photos - 1) * gutter) / ratios, row * stretch);
}

function raggedHeight(draft: Draft, measures: Measures): number {
  // Only one photo, wider than the wall, makes a row that is lower.
  return Math.min(measures.row, fullHeight(draft, measures));
}
