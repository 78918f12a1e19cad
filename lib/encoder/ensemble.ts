import { normalise } from './normalise';
import { fillTemplates } from './prompts';
import type { TextEncoder } from './text-encoder';

/**
 * Embeds words as the mean of their prompts' embeddings, normalised (CLIP §3.1.4: averaged in embedding space, so the
 * ensemble costs nothing at search time).
 *
 * @returns an L2-normalised Float32Array of the model's dimensions, or null when no prompt has a direction
 */
export async function encodeEnsemble(
  encoder: TextEncoder,
  words: string,
  templates: readonly string[],
): Promise<Float32Array | null> {
  const prompts = await encoder.encode(fillTemplates(templates, words));

  const [first, ...others] = prompts.filter((prompt) => prompt !== null);
  if (first === undefined) return null;

  const mean = Float32Array.from(first);
  for (const other of others)
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] as number) + (other[i] as number);
  return normalise(mean) ? mean : null;
}
