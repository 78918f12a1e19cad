import { useEffect, useState } from 'react';
import type { Suggestions } from '#lib/search/suggest';
import { callApi } from '../http/call-api';

const PAUSE_MS = 120;

/** What is typed, and where the cursor stands in it. */
export interface Typed {
  readonly text: string;
  readonly at: number;
}

/** Suggestions for what is being typed; null while there are none. They follow a pause, and only the newest count. */
export function useSuggestions(typed: Typed | null): Suggestions | null {
  const [found, setFound] = useState<{ readonly for: Typed; readonly suggestions: Suggestions } | null>(null);

  useEffect(() => {
    if (typed === null || typed.text === '') return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const params = new URLSearchParams({ q: typed.text, at: String(typed.at) });
      callApi<Suggestions>(`/api/suggest?${params}`, { signal: stop.signal })
        .then((suggestions) => setFound({ for: typed, suggestions }))
        // Without suggestions the box is as good as any other.
        .catch(() => setFound(null));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed]);

  return typed !== null && found?.for === typed && found.suggestions.suggestions.length > 0 ? found.suggestions : null;
}
