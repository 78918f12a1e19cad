import type { PreTrainedTokenizer } from '@xenova/transformers';

/** Words that name nothing one could see; a vocabulary without them lacks nothing a person should be told of. */
const FUNCTION_WORDS = new Set(['a', 'an', 'i', 'my', 'our', 'your', 'those']);

/**
 * Finds the words of a text that a tokenizer with a whole-word vocabulary maps to its unknown token. A tokenizer that
 * can spell any word from pieces (CLIP's byte-level BPE) has no unknown words.
 */
export function readUnknownWords(
  tokenizer: PreTrainedTokenizer,
  text: string,
): { readonly unknown: readonly string[]; readonly known: number } {
  const unknown = new Set<string>();
  let known = 0;

  for (const word of splitWords(text)) {
    if (isKnown(tokenizer, word)) known++;
    else if (!FUNCTION_WORDS.has(word.toLowerCase())) unknown.add(word);
  }
  return { unknown: [...unknown], known };
}

/** Runs of letters, digits and marks, in any script, as they were typed; emoji, which some models know, one by one. */
export function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{Extended_Pictographic}/gu) ?? [];
}

function isKnown(tokenizer: PreTrainedTokenizer, word: string): boolean {
  const { unk_token: unknownToken } = tokenizer;
  const tokens = tokenizer.tokenize(word);
  return tokens.length > 0 && tokens.some((token) => token !== unknownToken);
}
