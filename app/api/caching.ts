/**
 * An address that names its content (`v`, which the ETag begins with) never changes what it answers; one without, or
 * with the version of an older edit, must be asked for again.
 */
export function cacheHeaders(etag: string, version: string | null): Record<string, string> {
  const namesContent = version !== null && version.length >= 8 && bare(etag).startsWith(version);
  const control = namesContent ? 'private, max-age=31536000, immutable' : 'private, no-cache';

  return { ETag: quoted(etag), 'Cache-Control': control };
}

/** Whether the browser already holds this content, by its If-None-Match. */
export function hasSameContent(headers: Pick<Headers, 'get'>, etag: string): boolean {
  const held = headers.get('if-none-match');
  return held !== null && held.split(',').some((tag) => bare(tag) === bare(etag));
}

function quoted(etag: string): string {
  return `"${bare(etag)}"`;
}

function bare(etag: string): string {
  return etag.trim().replace(/^W\//, '').replace(/^"|"$/g, '');
}
