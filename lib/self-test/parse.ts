import { z } from 'zod';
import { RummageError } from '../errors';
import { LONGEST_QUERY } from '../search/parse';
import type { SelfTestQuery } from './report';

const MOST_PHOTOS = 1_000;

const schema = z.strictObject({
  query: z
    .string({ error: 'expected text' })
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1, 'expected a query').max(LONGEST_QUERY, `expected at most ${LONGEST_QUERY} characters`)),
  photoIds: z
    .array(z.int().positive(), { error: 'expected numbers of photos' })
    .max(MOST_PHOTOS, `expected at most ${MOST_PHOTOS} photos`),
});

/** `{"query": "a cat", "photoIds": [1, 2]}`; without photos the query is forgotten. @throws RummageError `bad-request` */
export function parseSelfTestQuery(body: unknown): SelfTestQuery {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;

  throw new RummageError('bad-request', `This cannot be expected: ${z.prettifyError(parsed.error)}.`, {
    hint: 'Send for example {"query": "a cat", "photoIds": [1, 2]}.',
    cause: parsed.error,
  });
}

/** The same from the fields of a plain form, `photo` for each photo ticked. @throws RummageError `bad-request` */
export function parseSelfTestForm(form: URLSearchParams): SelfTestQuery {
  return parseSelfTestQuery({ query: form.get('query'), photoIds: form.getAll('photo').map(Number) });
}
