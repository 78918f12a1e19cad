import { meanDirection } from './ensemble';
import { fitWords } from './fit-words';
import { fillTemplate } from './prompts';
import type { TextEncoder } from './text-encoder';

/** What words mean to a model. */
export interface QueryVector {
  /** L2-normalised Float32Array of the model's dimensions; null when the model knows none of the words. */
  readonly vector: Float32Array | null;
  /** Words the model does not know, as typed. */
  readonly unknownWords: readonly string[];
  /** The end of the query, as typed, that the model had no room for; null when it read everything. */
  readonly unread: string | null;
}

/**
 * Embeds a query as the mean of its prompts (CLIP §3.1.4). One that is too long is cut between words, in each prompt as
 * late as possible.
 *
 * @param templates as {@link ModelFolder} has them
 */
export async function embedQuery(
  encoder: TextEncoder,
  words: string,
  templates: readonly string[],
): Promise<QueryVector> {
  const { unknown, known } = encoder.readWords(words);
  const cuts = templates.map((template) => {
    const cut = fitWords(words, (beginning) => encoder.fits(fillTemplate(template, beginning)));
    return { prompt: fillTemplate(template, cut.read), unread: cut.unread };
  });

  const vector = known > 0 ? meanDirection(await encoder.encode(cuts.map(({ prompt }) => prompt))) : null;
  const [unread] = cuts.map((cut) => cut.unread ?? '').sort((a, b) => a.length - b.length);
  return { vector, unknownWords: unknown, unread: unread || null };
}
