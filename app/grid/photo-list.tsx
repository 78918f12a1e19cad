'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { SelectableGrid, viewOf } from '../selection/selectable-grid';
import type { LoadPage, ResultPage } from './held-list';
import { isLeftOut } from './left-out';
import type { ShownPhoto } from './photo-cell';
import { PhotoGrid } from './photo-grid';

export interface PhotoListProps {
  /** Its first page. */
  readonly first: ResultPage;
  readonly load: LoadPage;
  /** The list's address; null for the trash, which has none. */
  readonly context: string | null;
  readonly label: string;
  /** Whether the list has just what is meant, and does not only rank everything there is. */
  readonly isExact: boolean;
  readonly cornerOf?: (photo: ShownPhoto) => ReactNode;
}

/** Its script comes only with a list that is long. */
const ListWall = dynamic(() => import('./list-wall').then((wall) => wall.ListWall));

/** A list of photos of any length: a page of them stands in the page as it is, more become a wall. */
export function PhotoList(list: PhotoListProps) {
  return list.first.total > list.first.results.length ? <ListWall {...list} /> : <ListGrid {...list} />;
}

function ListGrid({ first, context, label, isExact, cornerOf }: PhotoListProps) {
  const photos = first.results.filter(({ id }) => !isLeftOut(id, viewOf(context)));

  return (
    <SelectableGrid photos={photos} context={context} total={first.total} isExact={isExact}>
      <PhotoGrid photos={photos} context={context} label={label} cornerOf={cornerOf} />
    </SelectableGrid>
  );
}
