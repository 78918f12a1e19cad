import type { LabelSetWarnings } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { say } from '../strings/message';

/** What may go wrong with a set, in sentences. */
export function warningsOf({ unknown, alike, notExclusive }: LabelSetWarnings, locale: Locale): string[] {
  const { warnings } = locale.strings.labels;
  const listed = unknown.map((label) => say(warnings.quoted, { label }, locale)).join(', ');

  return [
    ...(unknown.length === 0 ? [] : [say(warnings.unknown, { labels: listed, count: unknown.length }, locale)]),
    ...alike.map(({ labels: [first, second] }) => say(warnings.alike, { first, second }, locale)),
    ...notExclusive.map(([first, second]) => say(warnings.notExclusive, { first, second }, locale)),
  ];
}
