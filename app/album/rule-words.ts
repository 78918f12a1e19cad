import { readRuleQuery } from '#lib/albums/rule-query';
import type { AlbumRule } from '#lib/nouns';
import { formatDayRange } from '../format/dates';
import type { Locale } from '../format/locale';
import { say } from '../strings/message';

/** An album's rule in one line: `Photos that show “cats”, from 1 Jan 2019`; its parts are shown beside it. */
export function ruleInWords(rule: AlbumRule, locale: Locale): string {
  const { from, to } = rule;
  const what = fillingInWords(rule, locale);
  if (!from && !to) return what;
  return say(locale.strings.albumRule.inDays, { rule: what, days: formatDayRange(from, to, locale) }, locale);
}

function fillingInWords({ words, parts = [], tag }: AlbumRule, locale: Locale): string {
  const { albumRule } = locale.strings;
  const count = parts.length;

  if (words && count > 0) return say(albumRule.foundByBoth, { words, count }, locale);
  if (count > 0) return say(albumRule.foundByParts, { count }, locale);
  if (words) return say(isNarrowed(words) ? albumRule.foundBy : albumRule.shows, { words }, locale);
  return tag ? say(albumRule.tagged, { tag }, locale) : albumRule.byHand;
}

/** Whether words are not only what photos show. */
function isNarrowed(words: string): boolean {
  const { filters, without } = readRuleQuery(words);
  return filters.length + without.length > 0;
}
