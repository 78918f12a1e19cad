import { say } from '../strings/message';
import type { Locale, Regional } from './locale';

export function formatCount(count: number, { language }: Regional): string {
  return new Intl.NumberFormat(language).format(count);
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function formatBytes(bytes: number, { language }: Regional): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), BYTE_UNITS.length - 1);
  const value = bytes / 1000 ** power;

  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: BYTE_UNITS[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value);
}

/** A rate: one decimal below ten, none above. */
export function formatRate(perSecond: number, { language }: Regional): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: perSecond < 10 ? 1 : 0 }).format(perSecond);
}

/** How long something takes, no more exactly than anyone can know. */
export function formatDuration(seconds: number, locale: Locale): string {
  const { fewSeconds, seconds: some, minutes, hours } = locale.strings.format;

  if (seconds < 10) return fewSeconds;
  if (seconds < 90) return say(some, { count: Math.round(seconds / 10) * 10 }, locale);
  if (seconds < 90 * 60) return say(minutes, { count: Math.round(seconds / 60) }, locale);
  return say(hours, { count: Math.round(seconds / 3600) }, locale);
}

export function formatTimeLeft(seconds: number, locale: Locale): string {
  return say(locale.strings.format.left, { duration: formatDuration(seconds, locale) }, locale);
}

/** A share in 0 … 1, as `30.4%`. */
export function formatShare(share: number, { language }: Regional): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** `46.5191° N, 6.6323° E` */
export function formatPlace(latitude: number, longitude: number, { language, strings }: Locale): string {
  const { north, south, east, west } = strings.format;
  const degrees = new Intl.NumberFormat(language, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
  const up = `${degrees.format(Math.abs(latitude))}° ${latitude < 0 ? south : north}`;
  const across = `${degrees.format(Math.abs(longitude))}° ${longitude < 0 ? west : east}`;

  return `${up}, ${across}`;
}
