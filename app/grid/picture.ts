import { cellShape, cellSizes, thumbnailWidths } from './cell-shape';
import type { ShownPhoto } from './photo-cell';
import { thumbnailUrl } from './thumbnail';

/** What an image of a photo in a cell has, under the names React knows and the element's own. */
export interface Picture {
  readonly src: string;
  readonly srcSet: string;
  readonly sizes: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly className: string;
}

/** The thumbnail a cell shows: whichever is large enough for the screen. */
export function pictureOf(photo: ShownPhoto): Picture {
  const { ratio, filled } = cellShape(photo.width, photo.height);
  const widths = thumbnailWidths(photo.width, photo.height);
  // Of a photo that is no larger, the second would be the first again; the largest is for the viewer.
  const offered = widths[480] > widths[320] ? ([320, 480] as const) : ([320] as const);

  return {
    src: thumbnailUrl(photo, 320),
    srcSet: offered.map((size) => `${thumbnailUrl(photo, size)} ${widths[size]}w`).join(', '),
    sizes: cellSizes(ratio),
    width: photo.width || undefined,
    height: photo.height || undefined,
    className: `size-full ${filled ? 'object-cover' : 'object-contain'}`,
  };
}
