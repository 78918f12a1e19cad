'use client';

import type { ReactNode } from 'react';
import type { SearchResult } from '#lib/nouns';
import { type HeldPhotos, idsBetween } from '../timeline/held-photos';
import { between } from './selection';
import { SelectablePhotos } from './selectable-photos';
import type { SelectableList } from './selection-store';

interface SelectableHeldProps {
  readonly list: Omit<SelectableList, 'loadedIds'>;
  /** Null until the wall is there. */
  readonly held: HeldPhotos | null;
  /** What the server sent with the page. */
  readonly first: readonly SearchResult[];
  readonly children: ReactNode;
}

/** The photos of a wall, to be selected from; what lies between two of them is loaded if it was not yet. */
export function SelectableHeld({ list, held, first, children }: SelectableHeldProps) {
  const firstIds = first.map(({ id }) => id);

  return (
    <SelectablePhotos
      list={list}
      loadedIds={() => held?.loadedIds() ?? firstIds}
      idsBetween={(from, to) => (held ? idsBetween(held, from, to) : between(firstIds, from, to))}
    >
      {children}
    </SelectablePhotos>
  );
}
