import type { SearchAnswer } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { countOf, formatCount } from '../format/numbers';

/** `31 photos, best match first`; speaks of matches only when someone has counted them. */
export function headlineWords(
  { total, matches, query, results }: SearchAnswer,
  isSimilar: boolean,
  locale: Locale,
): string {
  const photos = countOf(total, ['photo', 'photos'], locale);

  if (isSimilar) return `${photos}, most alike first`;
  if (query === '') return photos;
  if (matches !== null) return `${formatCount(matches, locale)} of ${photos} ${matches === 1 ? 'matches' : 'match'}`;
  // Filters alone find photos that nothing was compared with.
  if (results[0]?.similarity === null) return photos;
  return total > 1 ? `${photos}, best match first` : photos;
}
