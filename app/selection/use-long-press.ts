import { type MouseEvent, type PointerEvent, useRef } from 'react';

const PRESSED_MS = 450;
/** Pixels a finger may move and still rest. */
const REST = 10;

interface Press {
  readonly x: number;
  readonly y: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Tells when a finger rests on a photo. @returns `isOver` answers once, to the click that ends the press */
export function useLongPress(onPress: (photoId: number) => void) {
  const press = useRef<Press>(null);
  const over = useRef(false);

  const end = (): void => {
    if (press.current !== null) clearTimeout(press.current.timer);
    press.current = null;
  };

  const handlers = {
    onPointerDown: (event: PointerEvent): void => {
      end();
      over.current = false;
      const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
      if (event.pointerType !== 'touch' || cell === null) return;

      const timer = setTimeout(() => {
        over.current = true;
        navigator.vibrate?.(10);
        onPress(Number(cell.dataset.cell));
      }, PRESSED_MS);
      press.current = { x: event.clientX, y: event.clientY, timer };
    },
    onPointerMove: (event: PointerEvent): void => {
      const { x, y } = press.current ?? { x: event.clientX, y: event.clientY };
      if (Math.hypot(event.clientX - x, event.clientY - y) > REST) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
    // The menu of a link would come in between.
    onContextMenu: (event: MouseEvent): void => {
      if (press.current !== null) event.preventDefault();
    },
  };

  const isOver = (): boolean => {
    const was = over.current;
    over.current = false;
    return was;
  };
  return { handlers, isOver };
}
