import { faultOfRule, readRuleQuery } from '#lib/albums/rule-query';
import type { QueryPart } from '#lib/nouns';
import { RummageError } from '#lib/errors';
import { parseSearchParams } from '#lib/search/parse';
import { isPlaced } from '#lib/search/part-address';
import { partsIn } from './address';

/** Where a search becomes an album; null when an album could not keep all of it. */
export function albumHref(params: URLSearchParams): string | null {
  const [query, tag] = [params.get('q') ?? '', params.get('tag')];
  // An album knows a tag as a filter among its words, and folders and albums not by their number.
  const words = [query, tag ? `tag:"${tag}"` : ''].filter((part) => part !== '').join(' ');
  const parts = partsIn(params);
  const isBeyond = ['album', 'folder', 'similar'].some((key) => params.has(key));
  if ((words === '' && parts.length === 0) || isBeyond || faultOfRule(words) !== null) return null;
  if (parts.length > 0 && readRuleQuery(words).words === null && !asksForAny(parts)) return null;
  if (readParts(parts).some(isPlaced)) return null;

  const rule = new URLSearchParams(words === '' ? {} : { words });
  for (const part of parts) rule.append('part', part);
  for (const key of ['from', 'to']) {
    const day = params.get(key);
    if (day) rule.set(key, day);
  }
  return `/albums/new?${rule}`;
}

/** Whether any part is wanted: an album is not filled by what is pushed away alone. */
function asksForAny(parts: readonly string[]): boolean {
  return readParts(parts).some(({ weight }) => weight > 0);
}

/** The parts of a rule, as an address has them; none where they cannot be understood, as a search with them says. */
export function readParts(written: readonly string[]): readonly QueryPart[] {
  try {
    return parseSearchParams(new URLSearchParams(written.map((part) => ['part', part]))).parts ?? [];
  } catch (error) {
    if (error instanceof RummageError) return [];
    throw error;
  }
}
