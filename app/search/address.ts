import { writePart } from '#lib/search/part-address';

/**
 * The search lives in the address: what is asked, how it is narrowed, or which photo it starts from. The same
 * parameters travel with a photo that was opened from it, so that the photo knows its neighbours.
 */
export const FILTER_KEYS = ['tag', 'album', 'folder', 'from', 'to'] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

const CONTEXT_KEYS = ['q', ...FILTER_KEYS, 'similar', 'in', 'show'] as const;
type ContextKey = (typeof CONTEXT_KEYS)[number];
/** A part of a composed search, as `lib/search/part-address.ts` writes it; there may be several. */
const PART = 'part';

type RawParams = Readonly<Record<string, string | string[] | undefined>>;

/** What Next hands a page, as the standard class; of a repeated parameter the first counts, but for parts. */
export function toSearchParams(raw: RawParams): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(raw)) {
    const values = typeof value === 'string' ? [value] : (value ?? []);
    for (const one of key === PART ? values : values.slice(0, 1)) params.append(key, one);
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
  for (const part of partsIn(params)) context.append(PART, part);
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

/** The parts of a composed search, as written. */
export function partsIn(params: URLSearchParams): string[] {
  return params
    .getAll(PART)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The search page with these parts, and maybe another query, in the place of those there are. */
export function composedHref(params: URLSearchParams, parts: readonly string[], q = params.get('q')): string {
  const changed = new URLSearchParams(params);
  for (const key of [PART, 'similar', 'in', 'show']) changed.delete(key);
  if (q) changed.set('q', q);
  else changed.delete('q');
  for (const part of parts) changed.append(PART, part);
  return withQuery('/', contextOf(changed));
}

/** The search page with one part more; what looks like a photo goes on as a part, too. An album is no search. */
export function withPartHref(params: URLSearchParams, part: string): string {
  const similar = Number(params.get('similar'));
  const like = similar > 0 ? [writePart({ photo: similar, crop: null, weight: 1 })] : [];
  const parts = [...partsIn(params), ...like].filter((one) => one !== part);
  return composedHref(params.has('in') ? new URLSearchParams() : params, [...parts, part]);
}

/** What defines a search, whatever part of its results is shown. */
export function searchOf(params: URLSearchParams): string {
  const search = new URLSearchParams(contextOf(params));
  search.delete('show');
  return search.toString();
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
