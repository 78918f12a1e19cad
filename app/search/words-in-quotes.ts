/** `“Katze”, “Hund” and “Maus”` */
export function wordsInQuotes(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`);
  const last = quoted.pop() ?? '';

  return quoted.length > 0 ? `${quoted.join(', ')} and ${last}` : last;
}
