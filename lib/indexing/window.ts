/** A daily span of local times, `HH:MM`; over midnight when `to` comes first. */
export interface DailyWindow {
  readonly from: string;
  readonly to: string;
}

/** A time of day as `HH:MM`, 00:00 … 23:59. */
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Whether a moment's local time of day lies in the window; `from` does, `to` does not. Compared on the clock on the wall
 * each time anew, so that a day of 23 or 25 hours needs no arithmetic.
 */
export function isInWindow({ from, to }: DailyWindow, at: Date): boolean {
  const time = timeOfDay(at);
  return from < to ? from <= time && time < to : from <= time || time < to;
}

/** `07:05` */
export function timeOfDay(at: Date): string {
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
