import { say } from '../strings/message';
import type { Locale } from './locale';

/** `“Katze”, “Hund” and “Maus”` */
export function wordsInQuotes(words: readonly string[], locale: Locale): string {
  const { quoted, and } = locale.strings.format;
  const all = words.map((word) => say(quoted, { word }, locale));
  const last = all.pop() ?? '';

  return all.length > 0 ? say(and, { list: all.join(', '), last }, locale) : last;
}
