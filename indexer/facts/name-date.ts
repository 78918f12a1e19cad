import { onThisClock, wallClock } from './clock';

const DATE = String.raw`(?<!\d)(?<year>19[89]\d|20\d\d)(?<mark>[-_.:]?)(?<month>\d{2})\k<mark>(?<day>\d{2})`;
const TIME = String.raw`(?<hour>\d{2})[-_.:h]?(?<minute>\d{2})[-_.:m]?(?<second>\d{2})(?:[-_.]?\d{3})?(?!\d)`;

/** The date, then the time if there is one: `IMG_20190704_123456`, `2019-07-04 12.34.56`, `… 2019-07-04 at 12.34.56`. */
const DATE_AND_TIME = new RegExp(`${DATE}(?:[-_ T.]| at )+${TIME}`, 'i');
const DATE_ONLY = new RegExp(`${DATE}(?!\\d)`);

/** Pixel phones write the time in UTC. */
const IN_UTC = /^PXL_/i;

const NOON = { hour: '12', minute: '0', second: '0' };

/**
 * When a photo was taken, as its file's name tells it; a day without a time is taken for its noon.
 *
 * @returns milliseconds since 1970, the wall clock read as if it were UTC; null when the name tells no date
 */
export function readNameDate(name: string): number | null {
  const withTime = DATE_AND_TIME.exec(name)?.groups;
  const withDay = DATE_ONLY.exec(name)?.groups;
  return clockOf(name, withTime) ?? clockOf(name, withDay && { ...NOON, ...withDay });
}

function clockOf(name: string, parts: Readonly<Record<string, string>> | undefined): number | null {
  if (parts === undefined) return null;
  const number = (part: string) => Number(parts[part]);
  const takenAt = wallClock(
    number('year'),
    number('month'),
    number('day'),
    number('hour'),
    number('minute'),
    number('second'),
  );
  if (takenAt === null || takenAt > Date.now() + TOMORROW) return null;
  return IN_UTC.test(name) ? onThisClock(takenAt) : takenAt;
}

const TOMORROW = 86_400_000;
