'use client';

import { useState } from 'react';
import type { CropBox } from '#lib/nouns';

interface PartPictureProps {
  readonly src: string;
  readonly crop: CropBox | null;
}

/** Before the picture's own shape is known. */
const LIKELY_RATIO = 1.5;
const NARROWEST = 0.7;
const WIDEST = 2;

/** A small picture, or the part of it that counts. What it is of is said beside it. */
export function PartPicture({ src, crop }: PartPictureProps) {
  const [ratio, setRatio] = useState(LIKELY_RATIO);
  const { x, y, width, height } = crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const shape = (ratio * width) / height;
  const [across, down] = [100 / width, 100 / height];

  return (
    <span
      className="relative block h-8 shrink-0 overflow-hidden rounded-control bg-sunken"
      style={{ aspectRatio: Math.min(Math.max(shape, NARROWEST), WIDEST) }}
    >
      <img
        src={src}
        alt=""
        ref={(image) => {
          // It may have been there before the page could listen.
          if (image?.naturalWidth) setRatio(image.naturalWidth / image.naturalHeight);
        }}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setRatio(naturalWidth / naturalHeight)}
        className="absolute max-w-none"
        style={{ width: `${across}%`, height: `${down}%`, left: `${-x * across}%`, top: `${-y * down}%` }}
      />
    </span>
  );
}
