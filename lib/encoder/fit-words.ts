/** How much of a text fits, and the rest of it, as typed. */
export interface FittedWords {
  readonly read: string;
  /** Null when everything fits. */
  readonly unread: string | null;
}

/**
 * Takes the largest number of whole words that fit; where not even the first one does, of characters.
 *
 * @param fits whether a beginning of the text has room; true for every shorter one when true for a longer one
 */
export function fitWords(text: string, fits: (beginning: string) => boolean): FittedWords {
  if (fits(text)) return { read: text, unread: null };

  const end = lastFitting(text, wordEnds(text), fits) || lastFitting(text, characterEnds(text), fits);
  const unread = text
    .slice(end)
    .replace(/^[\p{P}\s]+/u, '')
    .trimEnd();
  return { read: text.slice(0, end), unread: unread || null };
}

/** Bisection: the largest of the ascending `ends` that fits, 0 when none does. */
function lastFitting(text: string, ends: readonly number[], fits: (beginning: string) => boolean): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(text.slice(0, ends[middle]))) low = middle + 1;
    else high = middle;
  }
  return ends[low - 1] ?? 0;
}

/** Where words end, also in scripts that put no spaces between them. */
function wordEnds(text: string): number[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text);
  return Array.from(segments)
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => index + segment.length);
}

function characterEnds(text: string): number[] {
  let end = 0;
  return Array.from(text, (character) => (end += character.length));
}
