/**
 * The search lives in the address: what is asked, how it is narrowed, or which photo it starts from. The same
 * parameters travel with a photo that was opened from it, so that the photo knows its neighbours.
 */
export const FILTER_KEYS = ['tag', 'album', 'folder', 'from', 'to'] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

const CONTEXT_KEYS = ['q', ...FILTER_KEYS, 'similar', 'in', 'show'] as const;
type ContextKey = (typeof CONTEXT_KEYS)[number];

type RawParams = Readonly<Record<string, string | string[] | undefined>>;

/** What Next hands a page, as the standard class; of a repeated parameter the first counts. */
export function toSearchParams(raw: RawParams): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(raw)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) params.set(key, first);
  }
  return params;
}

/** Only what defines a list of photos, in one fixed order: two addresses of the same list are the same text. */
export function contextOf(params: URLSearchParams): string {
  const context = new URLSearchParams();
  for (const key of CONTEXT_KEYS) {
    const value = params.get(key)?.trim();
    if (value) context.set(key, value);
  }
  return context.toString();
}

/** The search page with some parameters changed; `null` removes one. What matches a changed search is looked at anew. */
export function searchHref(params: URLSearchParams, changes: Partial<Record<ContextKey, string | null>> = {}): string {
  const changed = new URLSearchParams(contextOf(params));
  changed.delete('show');
  for (const [key, value] of Object.entries(changes)) {
    if (value) changed.set(key, value);
    else changed.delete(key);
  }
  return withQuery('/', contextOf(changed));
}

/** The part of a search's results that a grid shows: those that match, or the less certain others. */
export function partOf(context: string, show: 'matches' | 'others'): string {
  const params = new URLSearchParams(context);
  params.set('show', show);
  return contextOf(params);
}

/** The page a photo was opened from. */
export function listHref(context: string): string {
  const params = new URLSearchParams(context);
  const [album, show] = [params.get('in'), params.get('show')];
  if (album) return `/albums/${album}`;

  // A page shows what matches; what does not, only below it.
  return searchHref(params, { show: show === null || show === 'matches' ? null : 'all' });
}

/** A photo, opened from place `at` of a list. */
export function photoHref(id: number, context: string | null, at: number): string {
  if (context === null) return `/photos/${id}`;

  const params = new URLSearchParams(context);
  params.set('at', String(at));
  return `/photos/${id}?${params}`;
}

/** A page of a list as the client asks for it; `upTo` is what the first page told. */
export interface ListPage {
  readonly limit: number;
  readonly offset: number;
  readonly upTo?: number | null;
}

/** The call that answers with a page of a list. */
export function listCall(context: string, { limit, offset, upTo }: ListPage): string {
  const params = new URLSearchParams(context);
  const [album, similar] = [params.get('in'), params.get('similar')];
  const page = new URLSearchParams({ limit: String(limit), offset: String(offset) });
  if (upTo != null) page.set('upTo', String(upTo));

  if (album) return `/api/albums/${album}/photos?${page}`;
  if (similar) return `/api/photos/${similar}/similar?${page}`;
  return `/api/search?${params.size > 0 ? `${params}&` : ''}${page}`;
}

/** The parameters that narrow a search, if any. */
export function activeFilters(params: URLSearchParams): readonly FilterKey[] {
  return FILTER_KEYS.filter((key) => params.get(key));
}

function withQuery(path: string, query: string): string {
  return query ? `${path}?${query}` : path;
}
