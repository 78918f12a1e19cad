import { useCallback, useEffect, useRef, useState } from 'react';
import type { SearchAnswer, SearchResult } from '#lib/nouns';
import { PAGE_SIZE } from './page-size';

/** Pages loaded so far, by list: going back to a list finds it as long as it was left, and the place in it. */
const kept = new Map<string, readonly SearchResult[]>();
const MOST_KEPT = 12;

/** What a list needs of an answer. */
export type ResultPage = Pick<SearchAnswer, 'total' | 'results'>;

export type LoadPage = (page: { limit: number; offset: number }, signal: AbortSignal) => Promise<ResultPage>;

export interface PagedResults {
  readonly photos: readonly SearchResult[];
  readonly more: 'none' | 'waiting' | 'loading' | 'failed';
  readonly loadMore: () => void;
}

/**
 * The first page and whatever was loaded after it.
 *
 * @param list names the list; a different name must come with a different React key
 */
export function usePagedResults(first: ResultPage, list: string | null, load: LoadPage): PagedResults {
  const [rest, setRest] = useState<readonly SearchResult[]>(() => (list === null ? [] : (kept.get(list) ?? [])));
  const [state, setState] = useState<'waiting' | 'loading' | 'failed'>('waiting');
  const [exhausted, setExhausted] = useState(false);
  const call = useRef<AbortController>(null);

  const photos = rest.length === 0 ? first.results : withoutRepeats([...first.results, ...rest]);
  const offset = first.results.length + rest.length;

  useEffect(() => () => call.current?.abort(), []);

  const loadMore = useCallback(async () => {
    call.current?.abort();
    const { signal } = (call.current = new AbortController());
    setState('loading');

    try {
      const { results } = await load({ limit: PAGE_SIZE, offset }, signal);
      const loaded = [...rest, ...results];
      if (list !== null) keep(list, loaded);
      setRest(loaded);
      setExhausted(results.length === 0);
      setState('waiting');
    } catch {
      if (!signal.aborted) setState('failed');
    }
  }, [load, list, offset, rest]);

  return { photos, more: exhausted || offset >= first.total ? 'none' : state, loadMore: () => void loadMore() };
}

function keep(list: string, loaded: readonly SearchResult[]): void {
  kept.delete(list);
  kept.set(list, loaded);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
}

/** Photos that arrive while someone scrolls shift the pages, which then overlap. */
function withoutRepeats(photos: readonly SearchResult[]): readonly SearchResult[] {
  return [...new Map(photos.map((photo) => [photo.id, photo])).values()];
}
