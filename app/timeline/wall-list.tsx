'use client';

import { useRouter } from 'next/navigation';
import {
  type FocusEvent,
  type KeyboardEventHandler,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  use,
  useLayoutEffect,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { openFromList } from '../grid/last-opened';
import { OPENING } from '../grid/opening';
import type { ShownPhoto } from '../grid/photo-cell';
import { ListContext } from '../selection/selectable-photos';
import { useSelecting } from '../selection/selection-store';
import { OpenedPicture } from './opened-picture';
import { PointedAt } from './pointed-at';
import type { Wall, WallCell } from './wall';
import type { WallPainter } from './wall-painter';

interface WallListProps {
  readonly ref: RefObject<HTMLUListElement | null>;
  readonly label: string;
  /** The list's address; null for the trash, which has none. */
  readonly context: string | null;
  /** Null until it is there. */
  readonly wall: Wall | null;
  readonly painter: WallPainter | null;
  readonly cornerOf: ((photo: ShownPhoto) => ReactNode) | undefined;
  readonly onKeyDown: KeyboardEventHandler<HTMLUListElement>;
}

/** The list a wall is drawn in. Its cells are none of React's: what happens to one of them is heard here, for all of them. */
export function WallList({ ref, label, context, wall, painter, cornerOf, onKeyDown }: WallListProps) {
  const router = useRouter();
  const list = use(ListContext);
  const selection = useSelecting((state) => state.selection);
  const [active, setActive] = useState<number | null>(null);
  const [opened, setOpened] = useState<WallCell | null>(null);

  const pointedAt = active === null ? null : (painter?.placed(active)?.photo ?? null);

  useLayoutEffect(() => painter?.select(selection, list?.name ?? ''), [painter, selection, list]);
  useLayoutEffect(() => painter?.pointAt(active), [painter, active]);

  const pointAt = (event: PointerEvent | FocusEvent): void => setActive(photoAt(event.target));

  const onClick = (event: MouseEvent): void => {
    const { target } = event;
    const id = photoAt(target);
    if (id === null || event.defaultPrevented) return;
    if ((target as Element).closest('[role="checkbox"]')) return list?.choose(id, event.shiftKey);

    const link = (target as Element).closest('a');
    const isOther = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (link === null || isOther) return;
    event.preventDefault();
    openFromList(id, context);
    setOpened(painter?.placed(id) ?? null);
    router.push(link.pathname + link.search, { transitionTypes: [OPENING] });
  };

  return (
    <>
      <ul
        ref={ref}
        hidden
        aria-label={label}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onPointerOver={pointAt}
        onFocus={(event) => {
          pointAt(event);
          const id = photoAt(event.target);
          wall?.keep(id === null ? null : (painter?.placed(id)?.place ?? null));
        }}
        onBlur={() => wall?.keep(null)}
        className="timeline-wall"
      >
        {painter &&
          pointedAt &&
          createPortal(<PointedAt photo={pointedAt} corner={cornerOf?.(pointedAt)} />, painter.corner)}
      </ul>
      {opened && <OpenedPicture key={opened.photo.id} cell={opened} />}
    </>
  );
}

/** The photo something in the wall belongs to. */
function photoAt(target: EventTarget): number | null {
  const link = (target as Element).closest('li')?.querySelector<HTMLElement>('[data-cell]');
  return link ? Number(link.dataset.cell) : null;
}
