import { z } from 'zod';
import type { Encoder } from '../encoder/encoder';
import { dot } from '../encoder/normalise';
import { fillTemplate } from '../encoder/prompts';
import { RummageError } from '../errors';
import type { AskAnswer } from '../nouns';
import { DEFAULT_QUESTION } from './question';

const MOST_LABELS = 50;

/** What is asked of a photo. */
export interface AskedLabels {
  readonly photoId: number;
  readonly labels: readonly string[];
  /** A prompt, `{}` standing for the label. */
  readonly template: string;
}

const schema = z.strictObject({
  labels: z
    .array(z.string().trim().min(1, 'expected a label').max(200, 'expected at most 200 characters'), {
      error: 'expected a list of labels',
    })
    .min(1, 'expected at least one label')
    .max(MOST_LABELS, `expected at most ${MOST_LABELS} labels`),
  template: z
    .string({ error: 'expected a prompt' })
    .trim()
    .max(200, 'expected at most 200 characters')
    .refine((value) => value.split('{}').length === 2, { error: 'expected a prompt with one {} in it' })
    .default(DEFAULT_QUESTION),
});

/** @throws RummageError `bad-request` */
export function parseAsk(body: unknown): Omit<AskedLabels, 'photoId'> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ...parsed.data, labels: [...new Set(parsed.data.labels)] };

  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new RummageError('bad-request', `This cannot be asked: ${faults.join('; ')}.`, {
    hint: 'Send for example {"labels": ["a dog", "a cat"], "template": "a photo of {}"}.',
    cause: parsed.error,
  });
}

/**
 * The classic zero-shot question (CLIP §3.1): which of these labels is it? A softmax of the cosines at the model's own scale.
 *
 * @param photo L2-normalised
 */
export async function askPhoto(
  encoder: Encoder,
  photo: Float32Array,
  { labels, template }: AskedLabels,
): Promise<AskAnswer> {
  const { scale } = encoder.model.logit;
  const vectors = await encoder.prompts(
    labels.map((label) => [{ words: label, prompt: fillTemplate(template, label) }]),
  );
  const similarities = vectors.map((vector) => vector && dot(vector, photo));
  const most = Math.max(...similarities.map((similarity) => similarity ?? -1));
  const shares = similarities.map((similarity) => similarity && Math.exp(scale * (similarity - most)));
  const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);

  return {
    template,
    scale,
    answers: labels.map((label, i) => ({
      label,
      probability: shares[i] == null ? null : shares[i] / sum,
      similarity: similarities[i] ?? null,
    })),
  };
}
