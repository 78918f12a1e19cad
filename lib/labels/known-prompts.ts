import type { LabelPrompt } from '../encoder/embed-prompts';
import { LABEL_TEMPLATES } from '../encoder/prompts';
import type { LabelMatrix } from '../tags/zero-shot';
import type { LabelEmbedderParts } from './label-embedder';
import { promptsOf } from './prompts';

type Encode = LabelEmbedderParts['encode'];

/**
 * Takes what was embedded for the vocabulary already from there, and has the rest embedded: with a large model a thousand
 * texts take some ten seconds.
 *
 * @param encode as {@link LabelEmbedderParts} has it
 */
export function takingKnown({ labels, dimensions, vectors }: LabelMatrix, encode: Encode): Encode {
  const rows = new Map(
    labels.map(({ label }, i) => [
      keyOf(promptsOf({ label, descriptions: [] }, LABEL_TEMPLATES)),
      vectors.subarray(i * dimensions, (i + 1) * dimensions),
    ]),
  );

  return async (asked) => {
    const keys = asked.map(keyOf);
    const unknown = asked.filter((_, i) => !rows.has(keys[i] ?? ''));
    const made = unknown.length > 0 ? (await encode(unknown)).values() : [].values();
    return keys.map((key) => rows.get(key) ?? made.next().value ?? null);
  };
}

function keyOf(prompts: readonly LabelPrompt[]): string {
  return JSON.stringify(prompts.map(({ prompt }) => prompt));
}
