import { meanDirection } from './ensemble';
import type { TextEncoder } from './text-encoder';

/** A prompt for a label. */
export interface LabelPrompt {
  /** What is asked for in it; unless the model knows each of these words, the prompt is left out. */
  readonly words: string;
  readonly prompt: string;
}

/**
 * Embeds each label as the mean of its prompts (CLIP §3.1.4). What is left of a prompt without a word the model does not
 * know would mean something else, or nothing.
 *
 * @param labels the prompts of each label
 * @returns one L2-normalised Float32Array of the model's dimensions per label, in order; null where the model knows no prompt
 */
export async function embedPrompts(
  encoder: TextEncoder,
  labels: readonly (readonly LabelPrompt[])[],
): Promise<(Float32Array | null)[]> {
  const known = labels.map((prompts) =>
    prompts.filter(({ words }) => encoder.readWords(words).unknown.length === 0).map(({ prompt }) => prompt),
  );
  const rows = await encoder.encode(known.flat());

  let next = 0;
  return known.map((prompts) => {
    const own = rows.slice(next, next + prompts.length);
    next += prompts.length;
    return meanDirection(own);
  });
}
