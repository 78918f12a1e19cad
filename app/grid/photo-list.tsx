'use client';

import { type ReactNode, useEffect } from 'react';
import { listOf, SelectableGrid, viewOf } from '../selection/selectable-grid';
import { SelectableHeld } from '../selection/selectable-held';
import { useWall, WallArea } from '../timeline/wall-area';
import { type LoadPage, openList, type ResultPage } from './held-list';
import { isLeftOut } from './left-out';
import type { ShownPhoto } from './photo-cell';
import { PhotoGrid } from './photo-grid';

interface PhotoListProps {
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

function ListWall({ first, load, context, label, isExact, cornerOf }: PhotoListProps) {
  const view = viewOf(context);
  const { keeper, wall } = useWall(context, openList(first, load, view));
  const photos = first.results.filter(({ id }) => !isLeftOut(id, view));

  useEffect(() => void keeper.refresh(openList(first, load, view)), [keeper, first, load, view]);

  return (
    <div className="px-(--gutter) [--day:0px] [--month:0px]">
      <SelectableHeld list={listOf({ context, total: first.total, isExact })} held={wall?.held ?? null} first={photos}>
        <WallArea keeper={keeper} wall={wall} context={context} label={label} cornerOf={cornerOf}>
          {() => (
            <div className="-mx-(--gutter)">
              <PhotoGrid photos={photos} context={context} label={label} cornerOf={cornerOf} />
            </div>
          )}
        </WallArea>
      </SelectableHeld>
    </div>
  );
}
