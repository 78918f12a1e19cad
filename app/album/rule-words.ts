import { readRuleQuery } from '#lib/albums/rule-query';
import type { AlbumRule } from '#lib/nouns';
import { formatDayRange } from '../format/dates';
import type { Locale } from '../format/locale';

/** An album's rule in one line: `Photos that show “cats”, from 1 Jan 2019`. */
export function ruleInWords({ words, tag, from, to }: AlbumRule, locale: Locale): string {
  const { filters, without } = readRuleQuery(words);
  const verb = filters.length > 0 || without.length > 0 ? 'Photos found by' : 'Photos that show';
  const what = words ? `${verb} “${words}”` : tag ? `Photos with the tag “${tag}”` : 'Filled by hand';
  return from || to ? `${what}, ${formatDayRange(from, to, locale)}` : what;
}
