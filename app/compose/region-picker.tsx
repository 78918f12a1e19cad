'use client';

import { useState } from 'react';
import type { CropBox } from '#lib/nouns';
import { useStrings } from '../ui/locale-context';
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
  const { region } = useStrings();
  const [box, setBox] = useState(start ?? MIDDLE);

  return (
    <div className="grid gap-4">
      <BoxCanvas
        box={box}
        onBox={setBox}
        onChosen={() => onChosen(box)}
        label={region.box}
        describedBy="region-help"
        // The dialog is about nothing else.
        autoFocus
      >
        <img src={src} alt="" draggable={false} className="block max-h-[55dvh] min-h-24 max-w-full" />
      </BoxCanvas>
      <p id="region-help" className="text-small text-quiet">
        {region.help}
      </p>
      <button type="button" onClick={() => onChosen(box)} className={primaryButton}>
        {region.search}
      </button>
    </div>
  );
}
