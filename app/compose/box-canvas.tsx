'use client';

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import type { CropBox } from '#lib/nouns';
import { boxAfterKey, boxBetween, type Point } from './region-box';

interface BoxCanvasProps {
  readonly box: CropBox;
  readonly onBox: (box: CropBox) => void;
  /** Enter, or a click by key, on the box. */
  readonly onChosen: () => void;
  /** What the box is, before its measures. */
  readonly label: string;
  /** The id of what says how it is moved. */
  readonly describedBy: string;
  readonly autoFocus?: boolean;
  readonly children: ReactNode;
}

/** Something with a box over it: drawn by pointer, or moved and sized by arrow keys. */
export function BoxCanvas({ box, onBox, onChosen, label, describedBy, autoFocus = false, children }: BoxCanvasProps) {
  const drawn = useDrawing(onBox);

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = boxAfterKey(box, event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    onBox(next);
  };

  return (
    <div
      {...drawn}
      className="relative mx-auto w-fit cursor-crosshair touch-none overflow-hidden rounded-control bg-sunken select-none"
    >
      {children}
      <button
        type="button"
        autoFocus={autoFocus}
        onKeyDown={onKeyDown}
        onClick={(event) => event.detail === 0 && onChosen()}
        aria-label={`${label}: ${inWords(box)}`}
        aria-describedby={describedBy}
        className="pointer-events-none absolute border-2 border-on-veil shadow-[0_0_0_100vmax_var(--veil)] focus-visible:outline-3"
        style={{
          left: `${box.x * 100}%`,
          top: `${box.y * 100}%`,
          width: `${box.width * 100}%`,
          height: `${box.height * 100}%`,
        }}
      />
    </div>
  );
}

/** Handlers that draw a box from where the pointer goes down to where it is. */
function useDrawing(draw: (box: CropBox) => void) {
  const from = useRef<Point | null>(null);
  const end = (): void => void (from.current = null);

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = placeOf(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (from.current !== null) draw(boxBetween(from.current, placeOf(event)));
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

/** Where the pointer is, as fractions of the canvas. */
function placeOf({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: (clientX - left) / Math.max(1, width), y: (clientY - top) / Math.max(1, height) };
}

function inWords({ x, y, width, height }: CropBox): string {
  const percent = (value: number): string => `${Math.round(value * 100)} %`;
  return `${percent(width)} by ${percent(height)}, ${percent(x)} from the left, ${percent(y)} from the top`;
}
