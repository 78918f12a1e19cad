'use client';

import { type ReactElement, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

const WAIT_MS = 400;
/** Pixels to the edges of the window, and between the icon and its name. */
const MARGIN = 8;

interface Place {
  /** Of the icon's middle, and of its lower edge. */
  readonly x: number;
  readonly y: number;
}

/**
 * Names an icon for those who see it; its `aria-label` does for those who do not. Of our own, because it stands on every page:
 * Radix's brings 20 kB of placing and layers.
 */
export function Tip({ text, children }: { text: string; children: ReactElement }) {
  const [place, setPlace] = useState<Place | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = (): void => {
    clearTimeout(timer.current);
    setPlace(null);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  const show = ({ currentTarget }: SyntheticEvent): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const box = currentTarget.firstElementChild?.getBoundingClientRect();
      if (box) setPlace({ x: (box.left + box.right) / 2, y: box.bottom });
    }, WAIT_MS);
  };

  return (
    <span
      className="contents"
      onPointerEnter={(event) => event.pointerType === 'mouse' && show(event)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show(event)}
      onBlur={hide}
      onKeyDown={hide}
    >
      {children}
      {place && createPortal(<Name text={text} place={place} />, document.body)}
    </span>
  );
}

function Name({ text, place: { x, y } }: { text: string; place: Place }) {
  const putInWindow = (element: HTMLElement | null): void => {
    const half = (element?.offsetWidth ?? 0) / 2;
    const left = Math.min(Math.max(x - half, MARGIN), document.documentElement.clientWidth - 2 * half - MARGIN);
    if (element) element.style.left = `${left}px`;
  };

  return (
    <span
      ref={putInWindow}
      aria-hidden
      className="pointer-events-none fixed z-50 animate-appear rounded-control bg-ink px-2.5 py-1 text-small whitespace-nowrap text-ground"
      style={{ top: y + MARGIN }}
    >
      {text}
    </span>
  );
}
