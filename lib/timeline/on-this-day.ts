import { z } from 'zod';
import type { DayBefore } from '../nouns';
import type { Database } from '../store/database';
import { oldestYear, photosOfDay } from '../store/on-this-day';
import { describePhotos } from '../store/search';

/** A camera whose clock was never set may date its photos to any time. */
const MOST_YEARS = 100;

/**
 * The same day in the years before, newest first, where there are photos of it.
 *
 * @param today `YYYY-MM-DD`
 */
export function daysBefore(db: Database, today: string): DayBefore[] {
  const [year, ...rest] = today.split('-');
  const oldest = oldestYear(db);
  const years = oldest === null ? 0 : Math.min(MOST_YEARS, Number(year) - oldest);

  return Array.from({ length: Math.max(0, years) }, (_, i) => i + 1).flatMap((yearsAgo) => {
    const day = [String(Number(year) - yearsAgo).padStart(4, '0'), ...rest].join('-');
    const found = isDay(day) ? photosOfDay(db, day) : null;
    const [cover] = found ? describePhotos(db, [found.id]) : [];
    const asResult = { similarity: null, probability: null, match: null };
    return found && cover ? [{ day, yearsAgo, photos: found.photos, cover: { ...cover, ...asResult } }] : [];
  });
}

/** Whether a text is a calendar day as `YYYY-MM-DD`; the 29th of February is none of most years. */
export function isDay(day: string): boolean {
  return z.iso.date().safeParse(day).success;
}
