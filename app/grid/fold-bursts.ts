import type { SearchResult } from '#lib/nouns';

/** Of each burst, only the photo the list shows first. */
export function foldBursts<Photo extends Pick<SearchResult, 'burst'>>(photos: readonly Photo[]): readonly Photo[] {
  const seen = new Set<number>();
  return photos.filter(({ burst }) => {
    if (burst === undefined) return true;
    const isFirst = !seen.has(burst.id);
    seen.add(burst.id);
    return isFirst;
  });
}
