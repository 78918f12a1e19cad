/** When a photo was taken. */
export interface Moment {
  /** Milliseconds since 1970; the wall clock where it was taken, read as if it were UTC. */
  readonly takenAt: number;
  /** What that clock was ahead of UTC, in minutes; null when that is not known. */
  readonly takenOffset: number | null;
}

/** The year of the first photograph. */
const FIRST_YEAR = 1826;

/** A wall clock's time as if it showed UTC; null when there is no such day or time. */
export function wallClock(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | null {
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal = year >= FIRST_YEAR && time.getUTCDate() === day && time.getUTCMonth() === month - 1;
  return isReal && hour < 24 && minute < 60 ? time.getTime() : null;
}

/**
 * Reads a date as EXIF (`2019:05:03 12:33:11`) and XMP (`2019-05-03T12:33:11.5+02:00`) write it.
 *
 * @param offset what is known of the time zone beside it, as `+02:00`
 */
export function readMoment(text: string | null | undefined, offset?: string | null): Moment | null {
  const parts = /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(.*)$/.exec(text ?? '');
  if (parts === null) return null;

  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const takenAt = wallClock(year, month, day, hour, minute, second);
  return takenAt === null ? null : { takenAt, takenOffset: readOffset(offset ?? parts[7]) };
}

/** A moment on this machine's wall clock, as if that clock showed UTC: for sources that tell a moment but no place. */
export function onThisClock(milliseconds: number): number {
  return Math.round(milliseconds) - new Date(milliseconds).getTimezoneOffset() * 60_000;
}

function readOffset(text: string | undefined): number | null {
  if (text?.trim() === 'Z') return 0;
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(text?.trim() ?? '');
  if (parts === null) return null;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  return minutes > 15 * 60 ? null : parts[1] === '-' ? -minutes : minutes;
}
