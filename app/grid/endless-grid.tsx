'use client';

import { useRouter } from 'next/navigation';
import { type CSSProperties, type ReactNode, useCallback, useEffect } from 'react';
import type { SearchAnswer } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { listCall } from '../search/address';
import type { LoadPage } from './held-list';
import { takeStale } from './left-out';
import type { ShownPhoto } from './photo-cell';
import { PhotoList } from './photo-list';

interface EndlessGridProps {
  readonly first: SearchAnswer;
  readonly context: string;
  readonly label: string;
  readonly cornerOf?: (photo: ShownPhoto) => ReactNode;
}

/** A list of photos that an address names; more of it comes as it is scrolled. */
export function EndlessGrid({ first, context, label, cornerOf }: EndlessGridProps) {
  const { upTo } = first;
  const load = useCallback<LoadPage>((page) => callApi(listCall(context, { ...page, upTo })), [context, upTo]);
  useRefreshWhenStale();

  return (
    <PhotoList
      first={first}
      load={load}
      context={context}
      label={label}
      isExact={isExact(first)}
      {...(cornerOf && { cornerOf })}
    />
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

const SHAPES = [1.5, 0.75, 1.33, 1.5, 1, 1.78, 1.33, 0.67, 1.5, 1.6, 1.25, 1.5];

/** Grey cells where photos will be. */
export function GridSkeleton({ count = 18 }: { count?: number }) {
  return (
    <ul aria-hidden className="photo-wall px-(--gutter)">
      {Array.from({ length: count }, (_, index) => (
        <li
          key={`to-come-${index}`}
          className="photo-cell animate-breathe bg-sunken"
          style={{ '--ratio': SHAPES[index % SHAPES.length] } as CSSProperties}
        />
      ))}
    </ul>
  );
}
