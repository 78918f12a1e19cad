import { z } from 'zod';
import { RummageError } from '../errors';
import { type SearchQuery, SHOWN } from '../nouns';
import { readPart } from './part-address';
import { partsSchema } from './parts';

export const LONGEST_QUERY = 500;
const LARGEST_PAGE = 1_000;
const DEFAULT_PAGE = 100;

const day = z.iso.date({ error: 'expected a calendar day as YYYY-MM-DD' });
const id = z.coerce
  .number({ error: 'expected a number' })
  .int('expected a whole number')
  .positive('expected a number above 0');

const upToShape = z.coerce
  .number({ error: 'expected the number an answer told' })
  .int('expected a whole number')
  .min(0, 'expected 0 or more')
  .optional();

const pageShape = {
  limit: z.coerce
    .number({ error: 'expected a number' })
    .int('expected a whole number')
    .min(1, 'expected at least 1')
    .max(LARGEST_PAGE, `expected at most ${LARGEST_PAGE}`)
    .default(DEFAULT_PAGE),
  offset: z.coerce
    .number({ error: 'expected a number' })
    .int('expected a whole number')
    .min(0, 'expected 0 or more')
    .max(100_000_000, 'expected at most 100000000')
    .default(0),
};

const pageSchema = z.object({ ...pageShape, upTo: upToShape });

const querySchema = z
  .object({
    q: z
      .string({ error: 'expected text' })
      .max(LONGEST_QUERY, `expected at most ${LONGEST_QUERY} characters`)
      .default('')
      .transform((text) => text.normalize('NFC').trim()),
    tag: z.string().max(100, 'expected at most 100 characters').optional(),
    album: id.optional(),
    folder: id.optional(),
    from: day.optional(),
    to: day.optional(),
    parts: partsSchema.optional(),
    explain: z
      .union([z.boolean(), z.literal(['0', '1']).transform((said) => said === '1')], { error: 'expected 1 or 0' })
      .optional(),
    show: z.enum(SHOWN, { error: `expected one of ${SHOWN.join(', ')}` }).optional(),
    upTo: upToShape,
    ...pageShape,
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['from'],
    error: 'expected a day no later than `to`',
  });

export interface Page {
  readonly limit: number;
  readonly offset: number;
  /** What the first page of a ranking told, see `SearchAnswer.upTo`. */
  readonly upTo?: number | undefined;
}

/** @throws RummageError `bad-request` naming the parameter, what was expected and how to mend it */
export function parseSearchParams(params: URLSearchParams): SearchQuery {
  const parts = params.getAll('part').filter((written) => written.trim() !== '');
  return toQuery({ ...filled(params), ...(parts.length > 0 && { parts: parts.map(readPart) }) });
}

/** @throws RummageError `bad-request` */
export function parseComposedQuery(body: unknown): SearchQuery {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new RummageError('bad-request', 'Expected a JSON object with the query.', {
      hint: 'Send for example {"q": "a cat on a sofa", "limit": 20}.',
    });
  }
  return toQuery(body);
}

/** @throws RummageError `bad-request` */
export function parsePage(params: URLSearchParams): Page {
  return check(pageSchema, filled(params));
}

function toQuery(input: unknown): SearchQuery {
  const { q, parts, tag, album, folder, from, to, ...asked } = check(querySchema, input);
  const filters = { tag, albumId: album, folderId: folder, from, to };
  return { text: q, ...asked, ...(parts && parts.length > 0 && { parts }), filters };
}

/** An empty field of a form says nothing, as if it were not there. */
function filled(params: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...params].filter(([, value]) => value !== ''));
}

function check<Shape extends z.ZodType>(schema: Shape, input: unknown): z.infer<Shape> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;

  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'query'}: ${issue.message}`);
  throw new RummageError('bad-request', `This search cannot be run: ${faults.join('; ')}.`, {
    hint: 'Correct what is named; the README lists every parameter.',
    cause: parsed.error,
  });
}
