import { z } from 'zod';
import { RummageError } from '../errors';
import type { ModelComparison } from '../nouns';
import { searchWorker } from '../search/client';
import type { ComparisonQuery } from './model-comparer';

export type { ComparisonQuery } from './model-comparer';

const LARGEST_LIMIT = 200;

const text = (most: number) =>
  z
    .string({ error: 'expected text' })
    .trim()
    .min(1, 'expected text')
    .max(most, `expected at most ${most} characters`)
    .transform((value) => value.normalize('NFC'));

const comparisonSchema = z
  .object({
    q: text(500),
    a: text(500),
    b: text(500),
    limit: z.coerce
      .number({ error: 'expected a number' })
      .int('expected a whole number')
      .min(1, 'expected at least 1')
      .max(LARGEST_LIMIT, `expected at most ${LARGEST_LIMIT}`)
      .default(20),
  })
  .refine(({ a, b }) => a !== b, { path: ['b'], error: 'expected another model than a' });

/** @throws RummageError `bad-request` naming each parameter that is wrong and what was expected */
export function parseComparison(params: URLSearchParams): ComparisonQuery {
  const filled = Object.fromEntries([...params].filter(([, value]) => value !== ''));
  const parsed = comparisonSchema.safeParse(filled);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new RummageError('bad-request', `These models cannot be compared: ${faults.join('; ')}.`, {
      hint: 'Give words as q, two models as a and b, and if you like a limit.',
      cause: parsed.error,
    });
  }

  const { q, ...rest } = parsed.data;
  return { query: q, ...rest };
}

/**
 * The same query on two models, over the photos both cover.
 *
 * @throws RummageError `bad-model`, or `conflict` when there is no photo both cover
 */
export function compareOnQuery(query: ComparisonQuery): Promise<ModelComparison> {
  return searchWorker().call('compare', query);
}
