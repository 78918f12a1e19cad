/** What is looked for in a photo is part of its page's address. */
const WHERE = 'where';
const LONGEST = 500;

/** What is looked for; null for nothing. */
export function whereIn(query: URLSearchParams): string | null {
  return query.get(WHERE)?.trim().slice(0, LONGEST) || null;
}

/** The other parameters of the photo's page. */
export function whereParams(query: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(query);
  params.delete(WHERE);
  return params;
}

/** The photo's page, looking for other words; null looks for nothing. */
export function whereHref(photoId: number, query: URLSearchParams, words: string | null): string {
  const params = whereParams(query);
  if (words !== null) params.set(WHERE, words);
  return params.size > 0 ? `/photos/${photoId}?${params}` : `/photos/${photoId}`;
}
