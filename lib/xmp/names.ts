import { basename, extname } from 'node:path';

/** The names a photo's XMP sidecar may have, the likeliest first: the first there is counts. */
export function xmpNames(name: string): readonly [string, ...string[]] {
  const stem = basename(name, extname(name));
  return [`${name}.xmp`, `${stem}.xmp`, `${stem}.XMP`];
}

/** The heading albums stand under among hierarchical keywords, as `Albums|Summer`. */
export const ALBUMS = 'Albums';
