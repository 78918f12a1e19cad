import { CHUNK_SIZE } from '#lib/timeline/chunk';
import type { TimelineSummary } from '#lib/timeline/reader';

const DAY_MS = 86_400_000;

/** The photos of a calendar month: those from place `start` up to `end` of the timeline. */
export interface Month {
  /** `2026-05` */
  readonly key: string;
  /** A moment in it, as ISO 8601. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/** Photos that travel in one chunk and are of one month: what is laid out at a time. */
export interface Block {
  /** Null of a list that has none. */
  readonly month: Month | null;
  readonly chunk: number;
  readonly start: number;
  readonly end: number;
  /** Whether a month's heading is above it. */
  readonly hasHeading: boolean;
  /** Whether something else begins after it, so that its last row need not be full. */
  readonly isLast: boolean;
}

/** How the photos of a wall are divided, without the photos. */
export interface WallShape {
  readonly photos: number;
  readonly months: readonly Month[];
  readonly blocks: readonly Block[];
  /** The number of the chunk a place travels in. */
  readonly chunkAt: (place: number) => number;
  /** The number of the day a place is in. */
  readonly dayAt: (place: number) => number;
  /** The place a day begins at; none of a list without days. */
  readonly dayStart: (day: number) => number;
  /** A day's first moment, as ISO 8601. */
  readonly dateOf: (day: number) => string;
  /** The number of the month a place is in. */
  readonly monthAt: (place: number) => number;
}

/** Which photos are of which day and month. */
export class TimelineShape implements WallShape {
  readonly version: number;
  readonly photos: number;
  readonly months: readonly Month[];
  readonly blocks: readonly Block[];
  readonly #days: readonly number[];
  /** The place each day begins at, and the end of the last. */
  readonly #starts: readonly number[];
  readonly #monthStarts: readonly number[];

  constructor({ version, photos, days, counts }: TimelineSummary) {
    this.version = version;
    this.photos = photos;
    this.#days = days;
    this.#starts = [0, ...runningSums(counts)];
    this.months = toMonths(days, this.#starts);
    this.#monthStarts = this.months.map(({ start }) => start);
    this.blocks = this.months.flatMap(toBlocks);
  }

  chunkAt = (place: number): number => Math.floor(place / CHUNK_SIZE);

  dayAt = (place: number): number => lastAtMost(this.#starts, place);

  dayStart = (day: number): number => this.#starts[day] ?? this.photos;

  dateOf = (day: number): string => new Date((this.#days[day] ?? 0) * DAY_MS).toISOString();

  monthAt = (place: number): number => lastAtMost(this.#monthStarts, place);
}

/** The index of the last of ascending numbers that is at most `value`; 0 when none is. */
export function lastAtMost(ascending: ArrayLike<number>, value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

function runningSums(counts: readonly number[]): number[] {
  let sum = 0;
  return counts.map((count) => (sum += count));
}

function toMonths(days: readonly number[], starts: readonly number[]): Month[] {
  const months: { key: string; date: string; start: number; end: number }[] = [];
  for (const [i, day] of days.entries()) {
    const date = new Date(day * DAY_MS).toISOString();
    const key = date.slice(0, -'-01T00:00:00.000Z'.length);
    const [start, end] = [starts[i] ?? 0, starts[i + 1] ?? 0];
    const last = months.at(-1);
    if (last?.key === key) last.end = end;
    else months.push({ key, date, start, end });
  }
  return months;
}

function toBlocks(month: Month): Block[] {
  const blocks: Block[] = [];
  for (let start = month.start; start < month.end;) {
    const chunk = Math.floor(start / CHUNK_SIZE);
    const end = Math.min(month.end, (chunk + 1) * CHUNK_SIZE);
    blocks.push({ month, chunk, start, end, hasHeading: start === month.start, isLast: end === month.end });
    start = end;
  }
  return blocks;
}
