import { ViewTransition } from 'react';
import { OPENING_SHARE } from '../grid/opening';
import { pictureOf } from '../grid/picture';
import type { WallCell } from './wall';

/** Over the cell that was opened, its picture again: what moves to the photo's page has to be React's. */
export function OpenedPicture({ cell: { photo, box } }: { cell: WallCell }) {
  const { className, ...picture } = pictureOf(photo);

  return (
    <ViewTransition name={`photo-${photo.id}`} share={OPENING_SHARE} default="none">
      <img {...picture} alt="" decoding="sync" className={`pointer-events-none absolute ${className}`} style={box} />
    </ViewTransition>
  );
}
