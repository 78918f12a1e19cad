'use client';

import type { ReactNode } from 'react';
import type { SearchResult } from '#lib/nouns';
import { between } from '../selection/selection';
import { SelectablePhotos } from '../selection/selectable-photos';
import type { HeldTimeline } from './held-timeline';

interface SelectableTimelineProps {
  /** Null until it was loaded. */
  readonly held: HeldTimeline | null;
  /** What the server sent with the page. */
  readonly first: readonly SearchResult[];
  readonly children: ReactNode;
}

/** The whole library, to be selected from; what lies between two photos is loaded if it was not yet. */
export function SelectableTimeline({ held, first, children }: SelectableTimelineProps) {
  const firstIds = first.map(({ id }) => id);

  return (
    <SelectablePhotos
      list={{ name: '', view: 'photos', total: held?.shape.photos ?? firstIds.length, query: {} }}
      loadedIds={() => held?.loadedIds() ?? firstIds}
      idsBetween={(from, to) => held?.idsBetween(from, to) ?? between(firstIds, from, to)}
    >
      {children}
    </SelectablePhotos>
  );
}
