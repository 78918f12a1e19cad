'use client';

import { useEffect } from 'react';
import { listOf, viewOf } from '../selection/selectable-grid';
import { SelectableHeld } from '../selection/selectable-held';
import { useWall, WallArea } from '../timeline/wall-area';
import { openList } from './held-list';
import { isLeftOut } from './left-out';
import { PhotoGrid } from './photo-grid';
import type { PhotoListProps } from './photo-list';

/** A list too long to stand in the page as it is: its first page, until the wall that holds all of it is there. */
export function ListWall({ first, load, context, label, isExact, cornerOf }: PhotoListProps) {
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
