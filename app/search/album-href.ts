import { faultOfRule } from '#lib/albums/rule-query';
import { partsIn } from './address';

/** Where a search becomes an album; null when an album could not keep all of it. */
export function albumHref(params: URLSearchParams): string | null {
  const [query, tag] = [params.get('q') ?? '', params.get('tag')];
  // An album knows a tag as a filter among its words, and folders and albums not by their number.
  const words = [query, tag ? `tag:"${tag}"` : ''].filter((part) => part !== '').join(' ');
  const isBeyond = ['album', 'folder', 'similar'].some((key) => params.has(key)) || partsIn(params).length > 0;
  if (words === '' || isBeyond || faultOfRule(words) !== null) return null;

  const rule = new URLSearchParams({ words });
  for (const key of ['from', 'to']) {
    const day = params.get(key);
    if (day) rule.set(key, day);
  }
  return `/albums/new?${rule}`;
}
