import { readRuleQuery } from '#lib/albums/rule-query';
import type { AlbumRule } from '#lib/nouns';
import { formatDayRange } from '../format/dates';
import type { Locale } from '../format/locale';
import { countOf } from '../format/numbers';

const PARTS = ['part', 'parts'] as const;

/** An album's rule in one line: `Photos that show “cats”, from 1 Jan 2019`; its parts are shown beside it. */
export function ruleInWords({ words, parts = [], tag, from, to }: AlbumRule, locale: Locale): string {
  const { filters, without } = readRuleQuery(words);
  const isNarrowed = filters.length + without.length + parts.length > 0;
  const verb = isNarrowed ? 'Photos found by' : 'Photos that show';
  const found = [...(words ? [`“${words}”`] : []), ...(parts.length > 0 ? [countOf(parts.length, PARTS, locale)] : [])];
  const what =
    found.length > 0 ? `${verb} ${found.join(' and ')}` : tag ? `Photos with the tag “${tag}”` : 'Filled by hand';
  return from || to ? `${what}, ${formatDayRange(from, to, locale)}` : what;
}
