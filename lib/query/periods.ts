import { type Piece, valueFault } from './fault';

/** Milliseconds since 1970, read as the camera's wall clock: from the first to before the second. */
export interface Period {
  readonly begins: number;
  readonly ends: number;
}

export const MONTHS: readonly string[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const PERIOD = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/** Reads a year, a month or a day: `2019`, `2019-06`, `2019-06-30`. */
export function readPeriod(value: Piece): Period {
  const [, year, month, day] = PERIOD.exec(value.text) ?? [];
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  const begins = startOf(y, m, d);
  if (year === undefined || m < 1 || m > 12 || new Date(begins).getUTCDate() !== d) {
    throw valueFault(value, `“${value.text}” is no year, month or day.`, 'Write it as 2019, 2019-06 or 2019-06-30.');
  }

  if (day !== undefined) return { begins, ends: startOf(y, m, d + 1) };
  return { begins, ends: month === undefined ? startOf(y + 1, 1, 1) : startOf(y, m + 1, 1) };
}

/** Reads `2020`, `2018..2020` or `2018-2020`. */
export function readYears(value: Piece): Period {
  const [, first, last] = /^(\d{4})(?:(?:\.\.|-)(\d{4}))?$/.exec(value.text) ?? [];
  if (first === undefined || Number(last ?? first) < Number(first)) {
    throw valueFault(value, `“${value.text}” is no year.`, 'Write year:2020, or year:2018..2020 for several.');
  }
  return { begins: startOf(Number(first), 1, 1), ends: startOf(Number(last ?? first) + 1, 1, 1) };
}

/** The number of a month, 1 … 12, from its number or the first letters of its English name; null when it is none. */
export function readMonthName(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : null;

  const place = text.length < 3 ? -1 : MONTHS.findIndex((name) => name.startsWith(text.toLowerCase()));
  return place < 0 ? null : place + 1;
}

/** Not `Date.UTC`, which takes the years 0 to 99 for those of the twentieth century. */
function startOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}
