const DAY_MS = 86_400_000;

/**
 * When a calendar day begins and when the next one does, in milliseconds since 1970. Days are read as the camera's wall
 * clock, which is stored as if it were UTC.
 *
 * @param day `YYYY-MM-DD`
 */
export function spanOfDay(day: string): { readonly begins: number; readonly ends: number } {
  const begins = Date.parse(`${day}T00:00:00Z`);
  return { begins, ends: begins + DAY_MS };
}

/** The calendar day where the person is, as `2026-11-21`. */
export function dayOf(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The calendar day so many days after another, both `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  return new Date(spanOfDay(day).begins + days * DAY_MS).toISOString().slice(0, 10);
}
