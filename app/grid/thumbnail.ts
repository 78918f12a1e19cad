import type { ThumbnailSize } from '#lib/thumbnails/thumbnails';

interface Shown {
  readonly id: number;
  readonly version: string;
}

/** Enough of a version to tell one photo's contents apart: every list names a picture alike, so that it is kept once. */
const VERSION_LENGTH = 8;

/** Where an image of a photo is; the version in it lets the browser keep it for ever. */
export function thumbnailUrl({ id, version }: Shown, size: ThumbnailSize): string {
  return `/api/photos/${id}/thumbnail?size=${size}&v=${encodeURIComponent(version.slice(0, VERSION_LENGTH))}`;
}
