'use client';

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import type { CropBox } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { type Message, say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { boxAfterKey, boxBetween, type Point } from './region-box';

type BoxMessage = Message<'width' | 'height' | 'left' | 'top'>;

interface BoxCanvasProps {
  readonly box: CropBox;
  readonly onBox: (box: CropBox) => void;
  /** Enter, or a click by key, on the box. */
  readonly onChosen: () => void;
  /** What the box is, with its measures. */
  readonly label: BoxMessage;
  /** The id of what says how it is moved. */
  readonly describedBy: string;
  readonly autoFocus?: boolean;
  readonly children: ReactNode;
}

/** Something with a box over it: drawn by pointer, or moved and sized by arrow keys. */
export function BoxCanvas({ box, onBox, onChosen, label, describedBy, autoFocus = false, children }: BoxCanvasProps) {
  const locale = useLocale();
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
        aria-label={inWords(label, box, locale)}
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

function inWords(label: BoxMessage, { x, y, width, height }: CropBox, locale: Locale): string {
  const percent = (value: number): number => Math.round(value * 100);
  const measures = { width: percent(width), height: percent(height), left: percent(x), top: percent(y) };
  return say(label, measures, locale);
}
