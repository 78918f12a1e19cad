import type { SearchAnswer } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { countOf } from '../format/numbers';

/** `3 photos match`; `31 photos, best match first` where nothing tells a match. */
export function headlineWords(
  { total, matches, query, results, parts }: SearchAnswer,
  isSimilar: boolean,
  locale: Locale,
): string {
  const photos = countOf(total, ['photo', 'photos'], locale);

  if (isSimilar) return `${photos}, most alike first`;
  if (query === '' && parts === undefined) return photos;
  if (matches === 0) return 'No photo matches';
  if (matches !== null) return `${countOf(matches, ['photo matches', 'photos match'], locale)}`;
  if (total === 0) return 'No photos';
  // Filters alone find photos that nothing was compared with.
  if (results[0]?.similarity === null) return photos;
  return total > 1 ? `${photos}, best match first` : photos;
}
