import type { Strings } from './strings';

export type Area = keyof Strings;

/** What every page in the browser speaks of. The rest comes with the pages that need it. */
export const EVERYWHERE = [
  'language',
  'direction',
  'http',
  'ui',
  'bar',
  'format',
  'grid',
  'search',
  'selection',
  'progress',
  'trashButtons',
  'failed',
] as const satisfies readonly Area[];

/** Some areas of all there are. */
export function pickAreas<Some extends Area>(strings: Strings, areas: readonly Some[]): Pick<Strings, Some> {
  return Object.fromEntries(areas.map((area) => [area, strings[area]])) as Pick<Strings, Some>;
}
