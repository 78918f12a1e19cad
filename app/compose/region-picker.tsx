'use client';

import { useState } from 'react';
import type { CropBox } from '#lib/nouns';
import { primaryButton } from '../ui/styles';
import { BoxCanvas } from './box-canvas';
import { MIDDLE } from './region-box';

interface RegionPickerProps {
  readonly src: string;
  readonly start: CropBox | null;
  readonly onChosen: (crop: CropBox) => void;
}

/** A picture with a box over the part that counts. */
export function RegionPicker({ src, start, onChosen }: RegionPickerProps) {
  const [box, setBox] = useState(start ?? MIDDLE);

  return (
    <div className="grid gap-4">
      <BoxCanvas
        box={box}
        onBox={setBox}
        onChosen={() => onChosen(box)}
        label="The part to search by"
        describedBy="region-help"
        // The dialog is about nothing else.
        autoFocus
      >
        <img src={src} alt="" draggable={false} className="block max-h-[55dvh] min-h-24 max-w-full" />
      </BoxCanvas>
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
