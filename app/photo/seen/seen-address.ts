/** Whether a photo is explained in words is part of its page's address. */
const SEEN = 'seen';

/** Whether that is asked for. */
export function isSeenIn(query: URLSearchParams): boolean {
  return query.get(SEEN) === '1';
}

/** The photo's page, with what the model sees or without it. */
export function seenHref(photoId: number, query: URLSearchParams, isAsked: boolean): string {
  const params = new URLSearchParams(query);
  if (isAsked) params.set(SEEN, '1');
  else params.delete(SEEN);
  return params.size > 0 ? `/photos/${photoId}?${params}` : `/photos/${photoId}`;
}
