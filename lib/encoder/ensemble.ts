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
  return meanDirection(await encoder.encode(fillTemplates(templates, words)));
}

/** The mean of L2-normalised vectors, normalised; those that are null are left out. Null when nothing remains. */
export function meanDirection(rows: readonly (Float32Array | null)[]): Float32Array | null {
  const [first, ...others] = rows.filter((row) => row !== null);
  if (first === undefined) return null;

  const mean = Float32Array.from(first);
  for (const other of others)
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] as number) + (other[i] as number);
  return normalise(mean) ? mean : null;
}
