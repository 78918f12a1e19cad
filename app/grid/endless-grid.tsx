'use client';

import { useRouter } from 'next/navigation';
import { type CSSProperties, type ReactNode, useCallback, useEffect, useRef } from 'react';
import type { SearchAnswer, SearchResult } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { listCall } from '../search/address';
import { SelectableGrid, viewOf } from '../selection/selectable-grid';
import { plainButton } from '../ui/styles';
import { isLeftOut, takeStale } from './left-out';
import { PhotoGrid } from './photo-grid';
import { type LoadPage, type PagedResults, usePagedResults } from './use-paged-results';

interface EndlessGridProps {
  readonly first: SearchAnswer;
  readonly context: string;
  readonly label: string;
  readonly cornerOf?: (photo: SearchResult) => ReactNode;
}

/** A list of photos that an address names; more of it comes as it is scrolled. */
export function EndlessGrid({ first, context, label, cornerOf }: EndlessGridProps) {
  const { upTo } = first;
  const load = useCallback<LoadPage>(
    (page, signal) => callApi(listCall(context, { ...page, upTo }), { signal }),
    [context, upTo],
  );
  const paged = usePagedResults(first, context, load);
  const photos = paged.photos.filter(({ id }) => !isLeftOut(id, viewOf(context)));
  useRefreshWhenStale();

  return (
    <SelectableGrid photos={photos} context={context} total={first.total} isExact={isExact(first)}>
      <PagedGrid paged={{ ...paged, photos }} context={context} label={label} cornerOf={cornerOf} />
    </SelectableGrid>
  );
}

/** Whether a list holds what is meant and nothing else: what matches, or what its filters hold for. */
function isExact({ matches, results }: SearchAnswer): boolean {
  return matches !== null || results.every(({ similarity }) => similarity === null);
}

/** A list that was gone back to is as it was left, its counts included: asks for it again if photos have left it since. */
function useRefreshWhenStale(): void {
  const router = useRouter();

  useEffect(() => {
    if (takeStale()) router.refresh();
  }, [router]);
}

interface PagedGridProps {
  readonly paged: PagedResults;
  readonly context: string | null;
  readonly label: string;
  readonly cornerOf?: (photo: SearchResult) => ReactNode;
}

export function PagedGrid({ paged: { photos, more, loadMore }, context, label, cornerOf }: PagedGridProps) {
  return (
    <>
      <PhotoGrid photos={photos} context={context} label={label} cornerOf={cornerOf}>
        {(more === 'waiting' || more === 'loading') && <CellsToCome />}
      </PhotoGrid>
      {more === 'waiting' && <NearEnd onReached={loadMore} />}
      {more === 'failed' && (
        <p className="flex flex-wrap items-center justify-center gap-4 py-10 text-quiet">
          More photos could not be loaded.
          <button type="button" onClick={loadMore} className={plainButton}>
            Try again
          </button>
        </p>
      )}
    </>
  );
}

/** Loads well before the end is in sight, so that scrolling seldom has to wait. */
function NearEnd({ onReached }: { onReached: () => void }) {
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onReached(), {
      rootMargin: '0px 0px 1600px',
    });
    if (end.current) observer.observe(end.current);
    return () => observer.disconnect();
  }, [onReached]);

  return <div ref={end} aria-hidden className="h-px" />;
}

const SHAPES = [1.5, 0.75, 1.33, 1.5, 1, 1.78, 1.33, 0.67, 1.5, 1.6, 1.25, 1.5];

/** Grey cells where photos will be. */
export function CellsToCome({ count = 8 }: { count?: number }) {
  return Array.from({ length: count }, (_, index) => (
    <li
      key={`to-come-${index}`}
      aria-hidden
      className="photo-cell animate-breathe bg-sunken"
      style={{ '--ratio': SHAPES[index % SHAPES.length] } as CSSProperties}
    />
  ));
}

export function GridSkeleton({ count = 18 }: { count?: number }) {
  return (
    <ul aria-hidden className="photo-wall px-(--gutter)">
      <CellsToCome count={count} />
    </ul>
  );
}
