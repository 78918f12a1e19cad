import { type RefObject, useEffect, useRef, useState } from 'react';
import { isRightToLeft } from '../../ui/is-right-to-left';
import { isTyping } from '../../ui/is-typing';
import { FITTED, mostFor, moved, pinched, type Point, type Scene, type View, zoomed } from './view';

const STEP = 1.5;
const DOUBLE_TAP = 2.5;
/** Milliseconds and pixels within which two taps are one double tap. */
const TAP_MS = 300;
const TAP_REST = 24;
/** Pixels a finger goes sideways for the neighbouring photo. */
const SWIPE = 60;

interface ZoomParts {
  readonly stage: RefObject<HTMLElement | null>;
  /** What fits into the stage and is enlarged. */
  readonly picture: RefObject<HTMLElement | null>;
  /** Pixels across: of the whole picture, and of what is shown while it is not enlarged. */
  readonly pixels: { readonly whole: number; readonly preview: number };
  readonly onSwipe: (side: 'previous' | 'next') => void;
}

/**
 * Zoom and pan of the picture on the stage: wheel, two fingers, double tap, dragging, and the keys + − 0. Written to the
 * element itself, so that nothing is rendered for a movement.
 *
 * @returns whether there is more to see than the preview shows
 */
export function useZoom({ stage, picture, pixels: { whole, preview }, onSwipe }: ZoomParts): boolean {
  const [isBeyond, setIsBeyond] = useState(false);
  const swipe = useRef(onSwipe);
  useEffect(() => {
    swipe.current = onSwipe;
  });

  useEffect(() => {
    const [area, target] = [stage.current, picture.current];
    if (area === null || target === null) return;

    let view = FITTED;
    const show = (next: View): void => {
      view = next;
      const { scale, x, y } = view;
      target.style.transform = scale === 1 ? '' : `translate(${x}px, ${y}px) scale(${scale})`;
      area.toggleAttribute('data-zoomed', scale > 1);
      if (target.offsetWidth * scale * window.devicePixelRatio > preview * 1.05) setIsBeyond(true);
    };
    const scene = (): Scene => ({
      stage: { width: area.clientWidth, height: area.clientHeight },
      picture: { width: target.offsetWidth, height: target.offsetHeight },
      most: mostFor(whole, target.offsetWidth, window.devicePixelRatio),
    });
    const fromMiddle = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
      const { left, top, width, height } = area.getBoundingClientRect();
      return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
    };
    const toggle = (at: Point): void => show(view.scale > 1 ? FITTED : zoomed(view, DOUBLE_TAP, at, scene()));

    const onWheel = (event: WheelEvent): void => {
      // Not enlarged, it scrolls the page as anywhere: only inwards from its top it zooms.
      const scrolls = view.scale === 1 && !event.ctrlKey && (event.deltaY > 0 || window.scrollY > 0);
      if (scrolls) return;
      event.preventDefault();
      show(zoomed(view, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), fromMiddle(event), scene()));
    };

    const pointers = new Map<number, Point>();
    let pressed: Point | null = null;
    let lastTap = { at: 0, x: 0, y: 0 };
    let touchedAt = -Infinity;

    const onDown = (event: PointerEvent): void => {
      if (event.button !== 0 || (event.target as Element).closest('a, button') !== null) return;
      pointers.set(event.pointerId, fromMiddle(event));
      pressed = pointers.size === 1 ? fromMiddle(event) : null;
      // Fingers that leave the stage still mean it; a click on a link in it stays one.
      if (view.scale > 1 || pointers.size > 1) area.setPointerCapture(event.pointerId);
    };
    const onMove = (event: PointerEvent): void => {
      const before = pointers.get(event.pointerId);
      if (before === undefined) return;
      const now = fromMiddle(event);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (other !== undefined) show(pinched(view, [before, other], [now, other], scene()));
      else if (view.scale > 1) show(moved(view, { x: now.x - before.x, y: now.y - before.y }, scene()));
      pointers.set(event.pointerId, now);
    };
    const onUp = (event: PointerEvent): void => {
      if (!pointers.delete(event.pointerId) || pressed === null) return;
      const [x, y] = [fromMiddle(event).x - pressed.x, fromMiddle(event).y - pressed.y];
      if (event.pointerType !== 'mouse') endTouch(event, x, y);
      pressed = null;
    };
    const endTouch = (event: PointerEvent, x: number, y: number): void => {
      touchedAt = event.timeStamp;
      if (view.scale === 1 && Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) {
        swipe.current(x < 0 === isRightToLeft() ? 'previous' : 'next');
      } else if (Math.hypot(x, y) < TAP_REST) {
        const at = fromMiddle(event);
        const isDouble =
          event.timeStamp - lastTap.at < TAP_MS && Math.hypot(at.x - lastTap.x, at.y - lastTap.y) < TAP_REST;
        if (isDouble) toggle(at);
        lastTap = { at: isDouble ? 0 : event.timeStamp, ...at };
      }
    };
    const onCancel = (event: PointerEvent): void => {
      pointers.delete(event.pointerId);
      pressed = null;
    };
    const onDoubleClick = (event: MouseEvent): void => {
      if ((event.target as Element).closest('a, button') !== null) return;
      // Fingers were heard of already; some browsers tell of them once more.
      if (event.timeStamp - touchedAt > 2 * TAP_MS) toggle(fromMiddle(event));
    };

    const onKey = (event: KeyboardEvent): void => {
      const busy = isTyping(document.activeElement) || document.querySelector('[role="dialog"], [role="menu"]');
      if (busy || event.ctrlKey || event.metaKey || event.altKey) return;
      const next = keyed(event.key, view, scene());
      if (next === null) return;
      // Before what else these keys mean: while zoomed, 0 and escape only lead back.
      event.preventDefault();
      event.stopPropagation();
      show(next);
    };
    const onDrag = (event: Event): void => event.preventDefault();

    const listening = new AbortController();
    const { signal } = listening;
    area.addEventListener('wheel', onWheel, { passive: false, signal });
    area.addEventListener('pointerdown', onDown, { signal });
    area.addEventListener('pointermove', onMove, { signal });
    area.addEventListener('pointerup', onUp, { signal });
    area.addEventListener('pointercancel', onCancel, { signal });
    area.addEventListener('dblclick', onDoubleClick, { signal });
    area.addEventListener('dragstart', onDrag, { signal });
    document.addEventListener('keydown', onKey, { capture: true, signal });
    return () => {
      show(FITTED);
      listening.abort();
    };
  }, [stage, picture, whole, preview]);

  return isBeyond;
}

/** What a key makes of the view; null for one that means nothing here. */
function keyed(key: string, view: View, scene: Scene): View | null {
  const middle = { x: 0, y: 0 };
  if (key === '+' || key === '=') return zoomed(view, STEP, middle, scene);
  if (view.scale === 1) return null;
  if (key === '-' || key === '−') return zoomed(view, 1 / STEP, middle, scene);
  return key === '0' || key === 'Escape' ? FITTED : null;
}
