import type { SearchAnswer } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { say } from '../strings/message';

/** `3 photos match`; `31 photos, best match first` where nothing tells a match. */
export function headlineWords(
  { total, matches, query, results, parts }: SearchAnswer,
  isSimilar: boolean,
  locale: Locale,
): string {
  const { results: words, ui } = locale.strings;
  const photos = say(ui.photos, { count: total }, locale);

  if (isSimilar) return say(words.alikeFirst, { count: total }, locale);
  if (query === '' && parts === undefined) return photos;
  if (matches === 0) return words.noMatch;
  if (matches !== null) return say(words.matches, { count: matches }, locale);
  if (total === 0) return words.none;
  // Filters alone find photos that nothing was compared with.
  if (results[0]?.similarity === null) return photos;
  return total > 1 ? say(words.bestFirst, { count: total }, locale) : photos;
}
