import { whereHref } from '../where/where-address';

/** The tag that is asked about is part of the photo page's address, beside where it is looked for. */
const WHY = 'why';
const LONGEST = 100;

/** The label asked about; null for none. */
export function whyIn(query: URLSearchParams): string | null {
  return query.get(WHY)?.slice(0, LONGEST) || null;
}

/** The photo's page, telling why it has a tag and showing where; null asks about none. */
export function whyHref(photoId: number, query: URLSearchParams, label: string | null): string {
  const params = new URLSearchParams(query);
  if (label === null) params.delete(WHY);
  else params.set(WHY, label);
  return whereHref(photoId, params, label);
}
