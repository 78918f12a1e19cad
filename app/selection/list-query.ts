import { readPart } from '#lib/search/part-address';
import { partsIn } from '../search/address';

/** The parameters of a list's address that its photos are found by. */
const KEYS = ['q', 'tag', 'album', 'folder', 'from', 'to', 'show'] as const;

/** A list, named by its address, as a search takes it; null for one no search tells the photos of, but only ranks them. */
export function queryOf(context: string): Readonly<Record<string, unknown>> | null {
  const params = new URLSearchParams(context);
  if (params.has('similar')) return null;

  const album = params.get('in');
  if (album !== null) return { album };
  const parts = partsIn(params).map(readPart);
  const named = KEYS.flatMap((key) => (params.get(key) ? [[key, params.get(key)]] : []));
  return { ...Object.fromEntries(named), ...(parts.length > 0 && { parts }) };
}

/** Whether a list shows the photos a person has hidden. */
export function asksForHidden(context: string | null): boolean {
  const typed = new URLSearchParams(context ?? '').get('q') ?? '';
  return /(?:^|\s)is:"?hidden\b/i.test(typed) && !/(?:-|not\s+)is:"?hidden\b/i.test(typed);
}
