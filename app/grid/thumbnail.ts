interface Shown {
  readonly id: number;
  readonly version: string;
}

/** Where an image of a photo is; the version in it lets the browser keep it for ever. */
export function thumbnailUrl({ id, version }: Shown, size: 320 | 1280): string {
  return `/api/photos/${id}/thumbnail?size=${size}&v=${encodeURIComponent(version)}`;
}
