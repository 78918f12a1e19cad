import { z } from 'zod';
import { RummageError } from '../errors';
import { DUPLICATE_KINDS } from '../nouns';
import type { DuplicateQuery } from './finder';

const MOST_GROUPS = 100;
const DEFAULT_GROUPS = 20;

const whole = z.coerce.number({ error: 'expected a number' }).int('expected a whole number');

const querySchema = z.object({
  kind: z.enum(DUPLICATE_KINDS, { error: `expected one of ${DUPLICATE_KINDS.join(', ')}` }).default('near'),
  limit: whole
    .min(1, 'expected at least 1')
    .max(MOST_GROUPS, `expected at most ${MOST_GROUPS}`)
    .default(DEFAULT_GROUPS),
  offset: whole.min(0, 'expected 0 or more').default(0),
});

/** `kind`, `limit` and `offset`, of groups. @throws RummageError `bad-request` naming the parameter */
export function parseDuplicateQuery(params: URLSearchParams): DuplicateQuery {
  const parsed = querySchema.safeParse(Object.fromEntries([...params].filter(([, value]) => value !== '')));
  if (parsed.success) return parsed.data;

  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new RummageError('bad-request', `These duplicates cannot be listed: ${faults.join('; ')}.`, {
    hint: 'Correct what is named; the README lists every parameter.',
    cause: parsed.error,
  });
}
