'use client';

import type { ReactNode } from 'react';
import type { SearchResult } from '#lib/nouns';
import { foldBursts } from '../grid/fold-bursts';
import type { ListView } from '../grid/left-out';
import { asksForHidden, queryOf } from './list-query';
import { between } from './selection';
import { SelectablePhotos } from './selectable-photos';

interface SelectableGridProps {
  /** The photos loaded so far, in the order of the list. */
  readonly photos: readonly SearchResult[];
  /** The list's address; null for the trash, which has none. */
  readonly context: string | null;
  readonly total: number;
  /** Whether the list has just what is meant, and does not only rank everything there is. */
  readonly isExact: boolean;
  readonly children: ReactNode;
}

/** A wall of photos that can be selected from. */
export function SelectableGrid({ photos, context, total, isExact, children }: SelectableGridProps) {
  const query = isExact && context !== null ? queryOf(context) : null;
  return (
    <SelectablePhotos
      list={{ name: context ?? 'trash', view: viewOf(context), total, query }}
      loadedIds={() => photos.map(({ id }) => id)}
      // Of a burst only the photo that stands for it is seen.
      idsBetween={(from, to) =>
        between(
          foldBursts(photos).map(({ id }) => id),
          from,
          to,
        )
      }
    >
      {children}
    </SelectablePhotos>
  );
}

/** What kind of photos a list has. @param context its address; null for the trash, which has none */
export function viewOf(context: string | null): ListView {
  if (context === null) return 'trash';
  return asksForHidden(context) ? 'hidden' : 'photos';
}
