import { say } from '../strings/message';
import type { Locale, Regional } from './locale';

/** A photo's moment is the clock on the wall where it was taken, kept as if that were UTC. */
const WALL_CLOCK = 'UTC';

/** Made once each: making one takes longer than all else a cell of a grid needs. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
}

/** `3 May 2019` */
export function formatDay(takenAt: string, { language }: Regional): string {
  return formatOf(language, { dateStyle: 'long', timeZone: WALL_CLOCK }).format(new Date(takenAt));
}

/** `Friday 14:02` */
export function formatWeekdayAndTime(takenAt: string, { language }: Regional): string {
  const part = (options: Intl.DateTimeFormatOptions): string =>
    formatOf(language, { ...options, timeZone: WALL_CLOCK }).format(new Date(takenAt));

  return `${part({ weekday: 'long' })} ${part({ timeStyle: 'short' })}`;
}

/** `Fri 3` */
export function formatShortDay(takenAt: string, { language }: Regional): string {
  const part = (options: Intl.DateTimeFormatOptions): string =>
    formatOf(language, { ...options, timeZone: WALL_CLOCK }).format(new Date(takenAt));

  return `${part({ weekday: 'short' })} ${part({ day: 'numeric' })}`;
}

/** `May 2019` */
export function formatMonth(takenAt: string, { language }: Regional): string {
  const month = formatOf(language, { month: 'long', year: 'numeric', timeZone: WALL_CLOCK });
  return month.format(new Date(takenAt));
}

/** When something happened on this machine, by its own clock. */
export function formatEvent(at: string, { language, timeZone }: Regional): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return formatOf(language, style).format(new Date(at));
}

/** The day something happened on this machine, by its own clock. */
export function formatEventDay(at: string, { language, timeZone }: Regional): string {
  return formatOf(language, { dateStyle: 'long', timeZone }).format(new Date(at));
}

/** Two calendar days as one range; either may be open. */
export function formatDayRange(from: string | null, to: string | null, locale: Locale): string {
  const { format } = locale.strings;
  const day = formatOf(locale.language, { dateStyle: 'medium', timeZone: WALL_CLOCK });

  // Not formatRange: its spaces differ between the server's and the browser's ICU, which breaks hydration.
  if (from && to) return `${day.format(new Date(from))} – ${day.format(new Date(to))}`;
  if (from) return say(format.from, { day: day.format(new Date(from)) }, locale);
  if (to) return say(format.until, { day: day.format(new Date(to)) }, locale);
  return format.anyTime;
}

/** What a person who cannot see a photo hears instead of it. */
export function describePhoto({ takenAt }: { takenAt: string | null }, locale: Locale): string {
  const { photoTaken, photoUndated } = locale.strings.format;
  return takenAt ? say(photoTaken, { day: formatDay(takenAt, locale) }, locale) : photoUndated;
}
