import { type DragEvent, type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { frameOf, touches } from './frame';
import { type Selection, withPhotos } from './selection';
import { getSelecting, select } from './selection-store';

/** Pixels the mouse moves before a press is a drag. */
const BEGINS = 6;
/** This near an edge of the window the page scrolls along, by so much a frame. */
const EDGE = 48;
const STEP = 14;

interface Drag {
  /** Where it began, in the page. */
  readonly from: { readonly x: number; readonly y: number };
  readonly before: Selection;
  pointer: { x: number; y: number };
  frame: HTMLElement | null;
  /** A virtualised list takes cells away that were scrolled past: what was touched stays so. */
  readonly touched: Set<number>;
}

/**
 * Selects what a frame touches that is drawn with the mouse: from the gutter between photos, or from anywhere with shift.
 *
 * @returns `isOver` answers once, to the click that ends the drag
 */
export function useDragSelect(area: RefObject<HTMLElement | null>, list: string) {
  const drag = useRef<Drag>(null);
  const over = useRef(false);
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  const begins = (event: MouseEvent): boolean => {
    const onPhoto = event.target instanceof Element && event.target.closest('[data-cell], button, a') !== null;
    return event.button === 0 && (!onPhoto || event.shiftKey);
  };

  const draw = (): void => {
    const { current } = drag;
    if (current === null) return;

    const { from, pointer } = current;
    const to = { x: pointer.x + window.scrollX, y: pointer.y + window.scrollY };
    if (current.frame === null) {
      if (Math.hypot(to.x - from.x, to.y - from.y) < BEGINS) return;
      current.frame = document.body.appendChild(document.createElement('div'));
      current.frame.className = 'pointer-events-none absolute z-30 border border-accent bg-accent/20';
      over.current = true;
    }
    const page = frameOf(from, to);
    Object.assign(current.frame.style, {
      left: `${page.left}px`,
      top: `${page.top}px`,
      width: `${page.right - page.left}px`,
      height: `${page.bottom - page.top}px`,
    });
    const seen = frameOf({ x: from.x - window.scrollX, y: from.y - window.scrollY }, pointer);
    const { touched, before } = current;
    const count = touched.size;
    let first: number | null = null;
    for (const cell of area.current?.querySelectorAll<HTMLElement>('[data-cell]') ?? []) {
      const id = Number(cell.dataset.cell);
      if (!touches(seen, cell.getBoundingClientRect())) touched.delete(id);
      else {
        touched.add(id);
        first ??= id;
      }
    }
    if (touched.size !== count) select(() => withPhotos(before, [...touched], list, first ?? before.anchor));
  };

  const start = (event: PointerEvent): void => {
    const from = { x: event.clientX + window.scrollX, y: event.clientY + window.scrollY };
    drag.current = {
      from,
      before: getSelecting().selection,
      pointer: { x: event.clientX, y: event.clientY },
      frame: null,
      touched: new Set(),
    };
    let request = 0;
    const tick = (): void => {
      const { y } = drag.current?.pointer ?? { y: EDGE };
      if (drag.current?.frame && y < EDGE) window.scrollBy(0, -STEP);
      if (drag.current?.frame && y > window.innerHeight - EDGE) window.scrollBy(0, STEP);
      draw();
      request = requestAnimationFrame(tick);
    };
    const onMove = ({ clientX: x, clientY: y }: globalThis.PointerEvent): void => {
      if (drag.current) drag.current.pointer = { x, y };
    };
    const end = (): void => {
      draw();
      cancelAnimationFrame(request);
      drag.current?.frame?.remove();
      drag.current = null;
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
    stop.current = end;
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    request = requestAnimationFrame(tick);
  };

  const handlers = {
    onPointerDown: (event: PointerEvent): void => {
      over.current = false;
      if (event.pointerType === 'mouse' && begins(event)) start(event);
    },
    // Neither text is to be marked nor the picture dragged away.
    onMouseDown: (event: MouseEvent): void => {
      if (drag.current !== null) event.preventDefault();
    },
    onDragStart: (event: DragEvent): void => {
      if (drag.current !== null) event.preventDefault();
    },
  };

  const isOver = (): boolean => {
    const was = over.current;
    over.current = false;
    return was;
  };
  return { handlers, isOver };
}
