/** The set a photo is coloured by is part of its page's address. */
const BY = 'colours';

/** Its key; null for none. */
export function segmentsIn(query: URLSearchParams): string | null {
  return query.get(BY) || null;
}

/** The photo's page, coloured by a set instead of showing where something is; null colours by none. */
export function segmentsHref(photoId: number, query: URLSearchParams, key: string | null): string {
  const params = new URLSearchParams(query);
  for (const name of [BY, 'where', 'why']) params.delete(name);
  if (key !== null) params.set(BY, key);
  return params.size > 0 ? `/photos/${photoId}?${params}` : `/photos/${photoId}`;
}
