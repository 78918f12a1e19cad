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
