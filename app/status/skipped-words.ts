import type { SkippedCounts } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { say } from '../strings/message';

/** What a walk left aside, a sentence for each reason with what can be done about it; empty when it left nothing. */
export function skippedInWords({ videos, unreadable, names }: SkippedCounts, locale: Locale): string[] {
  const { skipped } = locale.strings.folders;
  return [
    videos > 0 && say(skipped.videos, { count: videos }, locale),
    unreadable > 0 && say(skipped.unreadable, { count: unreadable }, locale),
    names > 0 && say(skipped.names, { count: names }, locale),
  ].filter((sentence) => sentence !== false);
}
