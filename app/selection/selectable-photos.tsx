'use client';

import { createContext, type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { reportProblem } from '../http/report-problem';
import { useDragSelect } from './use-drag-select';
import { useLongPress } from './use-long-press';
import { toggled, withPhotos } from './selection';
import { getSelecting, putList, select, type SelectableList } from './selection-store';

interface Chooser {
  readonly name: string;
  /** @param isRange whether everything from the last one chosen up to this is meant */
  readonly choose: (photoId: number, isRange: boolean) => void;
}

/** The list a mark belongs to; null outside of any. */
export const ListContext = createContext<Chooser | null>(null);

interface SelectablePhotosProps {
  readonly list: Omit<SelectableList, 'loadedIds'>;
  /** The photos from one to another, both included, in the order they are shown in. */
  readonly idsBetween: (from: number, to: number) => readonly number[] | Promise<readonly number[]>;
  readonly loadedIds: () => readonly number[];
  readonly children: ReactNode;
}

/**
 * Photos that can be selected: with the mouse by their marks, over the gutter or with shift, by a long press on touch, and by
 * space on the focused photo. Cells are known by `data-cell`.
 */
export function SelectablePhotos({ list, idsBetween, loadedIds, children }: SelectablePhotosProps) {
  const area = useRef<HTMLDivElement>(null);
  const latest = useRef({ idsBetween, loadedIds });
  useEffect(() => {
    latest.current = { idsBetween, loadedIds };
  });

  const { name, view, total } = list;
  const query = JSON.stringify(list.query);
  useEffect(
    () =>
      putList({
        name,
        view,
        total,
        query: JSON.parse(query) as SelectableList['query'],
        loadedIds: () => latest.current.loadedIds(),
      }),
    [name, view, total, query],
  );

  const chooser = useMemo<Chooser>(
    () => ({
      name,
      choose: (photoId, isRange) => {
        const { anchor } = getSelecting().selection;
        if (!isRange || anchor === null) select((selection) => toggled(selection, photoId, name));
        else
          whenKnown(latest.current.idsBetween(anchor, photoId), (ids) => select((all) => withPhotos(all, ids, name)));
        // So that arrow keys go on from here.
        area.current?.querySelector<HTMLElement>(`[data-cell="${photoId}"]`)?.focus({ preventScroll: true });
      },
    }),
    [name],
  );

  const press = useLongPress((photoId) => chooser.choose(photoId, false));
  const drag = useDragSelect(area, name);

  const onClickCapture = (event: MouseEvent): void => {
    const photoId = cellOf(event.target);
    const isOther = event.ctrlKey || event.metaKey || event.altKey;
    if (photoId === null || isOther) return;

    const isOver = press.isOver() || drag.isOver();
    const isSelecting = getSelecting().selection.list !== null;
    if (!isOver && !isSelecting && !event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isOver) chooser.choose(photoId, event.shiftKey);
  };

  return (
    <ListContext value={chooser}>
      <div
        ref={area}
        className="[-webkit-touch-callout:none]"
        onClickCapture={onClickCapture}
        onKeyDown={(event) => {
          const photoId = cellOf(event.target);
          if (event.key !== ' ' || photoId === null) return;
          event.preventDefault();
          chooser.choose(photoId, event.shiftKey);
        }}
        {...press.handlers}
        {...drag.handlers}
        onPointerDown={(event) => {
          press.handlers.onPointerDown(event);
          drag.handlers.onPointerDown(event);
        }}
      >
        {children}
      </div>
    </ListContext>
  );
}

/** At once where nothing has to be loaded first. */
function whenKnown<Value extends object>(value: Value | Promise<Value>, then: (value: Value) => void): void {
  if (value instanceof Promise) value.then(then).catch(reportProblem);
  else then(value);
}

/** The photo whose cell this is, or lies in; null for anything else, such as a button over it. */
export function cellOf(target: EventTarget | null): number | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  return cell === null ? null : Number(cell.dataset.cell);
}
