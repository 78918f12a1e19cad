/** Words that name nothing one could see; a vocabulary without them lacks nothing a person should be told of. */
const FUNCTION_WORDS = new Set(['a', 'an', 'i', 'my', 'our', 'your', 'those']);

/** What SentencePiece puts before a word, and the unknown token. */
const WORD_BEGINS = '▁';

/**
 * Finds the words of a text that a tokenizer with a whole-word vocabulary maps to its unknown token. A tokenizer that
 * can spell any word from pieces (CLIP's byte-level BPE) has no unknown words.
 *
 * @param tokenize the tokens of a word
 * @param unknownToken null when there is none
 */
export function readUnknownWords(
  tokenize: (word: string) => readonly string[],
  unknownToken: string | null,
  text: string,
): { readonly unknown: readonly string[]; readonly known: number } {
  const unknown = new Set<string>();
  let known = 0;

  for (const word of splitWords(text)) {
    const isKnown = tokenize(word).some((token) => token !== unknownToken && token !== WORD_BEGINS);
    if (isKnown) known++;
    else if (!FUNCTION_WORDS.has(word.toLowerCase())) unknown.add(word);
  }
  return { unknown: [...unknown], known };
}

/** Runs of letters, digits and marks, in any script, as they were typed; emoji, which some models know, one by one. */
export function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{Extended_Pictographic}/gu) ?? [];
}
