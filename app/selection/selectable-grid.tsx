'use client';

import type { ReactNode } from 'react';
import type { SearchResult } from '#lib/nouns';
import { foldBursts } from '../grid/fold-bursts';
import type { ListView } from '../grid/left-out';
import { asksForHidden, queryOf } from './list-query';
import { between } from './selection';
import { SelectablePhotos } from './selectable-photos';

/** What selecting needs to know of a list. */
export interface NamedList {
  /** The list's address; null for the trash, which has none. */
  readonly context: string | null;
  readonly total: number;
  /** Whether the list has just what is meant, and does not only rank everything there is. */
  readonly isExact: boolean;
}

interface SelectableGridProps extends NamedList {
  /** All its photos, in the order of the list. */
  readonly photos: readonly SearchResult[];
  readonly children: ReactNode;
}

/** A wall of photos that can be selected from. */
export function SelectableGrid({ photos, children, ...list }: SelectableGridProps) {
  return (
    <SelectablePhotos
      list={listOf(list)}
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

/** A list as selecting knows it: without a query where it only ranks. */
export function listOf({ context, total, isExact }: NamedList) {
  const query = isExact && context !== null ? queryOf(context) : null;
  return { name: context ?? 'trash', view: viewOf(context), total, query };
}

/** What kind of photos a list has. @param context its address; null for the trash, which has none */
export function viewOf(context: string | null): ListView {
  if (context === null) return 'trash';
  return asksForHidden(context) ? 'hidden' : 'photos';
}
