'use client';

import { type ReactNode, useEffect, useState } from 'react';
import type { Facets } from '#lib/nouns';
import { callApi, CallError } from '../http/call-api';
import { useStrings } from '../ui/locale-context';

interface FacetPanelProps {
  /** The search whose photos are counted. */
  readonly context: string;
  readonly children: (facets: Facets) => ReactNode;
}

/** Asks how the photos of a search are spread, each time it is opened: more may have arrived. */
export function FacetPanel({ context, children }: FacetPanelProps) {
  const { notCounted } = useStrings().search;
  const [asked, setAsked] = useState<Facets | CallError | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    callApi<Facets>(`/api/search/facets?${context}`, { signal: stop.signal }).then(setAsked, (error: unknown) => {
      if (!stop.signal.aborted) setAsked(error instanceof CallError ? error : new CallError(notCounted, ''));
    });
    return () => stop.abort();
  }, [context, notCounted]);

  if (asked === null) return <Counting />;
  if (asked instanceof CallError) {
    return (
      <p role="alert" className="p-4 text-quiet">
        {asked.message} {asked.hint}
      </p>
    );
  }
  return children(asked);
}

/** As high as a few values, so that little moves when they come. */
function Counting() {
  const { counting } = useStrings().search;

  return (
    <div role="status" className="grid gap-2 p-4">
      <span className="sr-only">{counting}</span>
      {[70, 55, 62, 40].map((width) => (
        <span key={width} className="h-6 animate-breathe rounded-control bg-sunken" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
