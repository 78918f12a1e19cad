'use client';

import { type ReactNode, useRef } from 'react';
import type { SearchResult } from '#lib/nouns';
import { foldBursts } from './fold-bursts';
import { PhotoCell } from './photo-cell';
import { useGridKeys } from './use-grid-keys';

interface PhotoGridProps {
  readonly photos: readonly SearchResult[];
  /** The list these photos are, for the links into it; null when it cannot be named by an address. */
  readonly context: string | null;
  readonly label: string;
  /** Dims the wall while another is on its way. */
  readonly stale?: boolean;
  readonly cornerOf?: ((photo: SearchResult) => ReactNode) | undefined;
}

/** Photos side by side in their true proportions; of a burst, the one the list has first. */
export function PhotoGrid({ photos, context, label, stale = false, cornerOf }: PhotoGridProps) {
  const wall = useRef<HTMLUListElement>(null);
  const onKeyDown = useGridKeys(wall, context);
  // In the list itself every photo of a burst has its place.
  const places = new Map(photos.map(({ id }, place) => [id, place]));

  return (
    <ul
      ref={wall}
      aria-label={label}
      aria-busy={stale}
      onKeyDown={onKeyDown}
      className={`photo-wall px-(--gutter) transition-opacity ${stale ? 'opacity-50' : ''}`}
    >
      {foldBursts(photos).map((photo) => (
        <PhotoCell
          key={photo.id}
          photo={photo}
          at={places.get(photo.id) ?? 0}
          context={context}
          corner={cornerOf?.(photo)}
        />
      ))}
    </ul>
  );
}
