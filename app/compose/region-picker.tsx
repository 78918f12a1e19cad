'use client';

import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { CropBox } from '#lib/nouns';
import { primaryButton } from '../ui/styles';
import { boxAfterKey, boxBetween, MIDDLE, type Point } from './region-box';

interface RegionPickerProps {
  readonly src: string;
  readonly start: CropBox | null;
  readonly onChosen: (crop: CropBox) => void;
}

/** A picture with a box over the part that counts: drawn by pointer, or moved and sized by arrow keys. */
export function RegionPicker({ src, start, onChosen }: RegionPickerProps) {
  const [box, setBox] = useState(start ?? MIDDLE);
  const drawn = useDrawing(setBox);

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = boxAfterKey(box, event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    setBox(next);
  };

  return (
    <div className="grid gap-4">
      <div
        {...drawn}
        className="relative mx-auto w-fit cursor-crosshair touch-none overflow-hidden rounded-control bg-sunken select-none"
      >
        <img src={src} alt="" draggable={false} className="block max-h-[55dvh] min-h-24 max-w-full" />
        <button
          type="button"
          // The dialog is about nothing else.
          autoFocus
          onKeyDown={onKeyDown}
          onClick={(event) => event.detail === 0 && onChosen(box)}
          aria-label={`The part to search by: ${inWords(box)}`}
          aria-describedby="region-help"
          className="pointer-events-none absolute border-2 border-on-veil shadow-[0_0_0_100vmax_var(--veil)] focus-visible:outline-3"
          style={{
            left: `${box.x * 100}%`,
            top: `${box.y * 100}%`,
            width: `${box.width * 100}%`,
            height: `${box.height * 100}%`,
          }}
        />
      </div>
      <p id="region-help" className="text-small text-quiet">
        Draw a box over what you are looking for. With the keyboard, arrows move it, and with Shift they change its
        size.
      </p>
      <button type="button" onClick={() => onChosen(box)} className={primaryButton}>
        Search by this part
      </button>
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

/** Where the pointer is, as fractions of the picture. */
function placeOf({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: (clientX - left) / Math.max(1, width), y: (clientY - top) / Math.max(1, height) };
}

function inWords({ x, y, width, height }: CropBox): string {
  const percent = (value: number): string => `${Math.round(value * 100)} %`;
  return `${percent(width)} by ${percent(height)}, ${percent(x)} from the left, ${percent(y)} from the top`;
}
