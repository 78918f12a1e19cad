import { z } from 'zod';
import { RummageError } from '../errors';
import type { AlbumRule, Pin, QueryPart } from '../nouns';
import { isPlaced } from '../search/part-address';
import { partsSchema } from '../search/parts';
import { faultOfRule, readRuleQuery } from './rule-query';

/** What an album's words ask for unless a person says otherwise: what a search with them says matches. */
export const DEFAULT_CUTOFF = 0.5;

const LONGEST_NAME = 100;
const LONGEST_WORDS = 500;
const SUGGESTIONS = 8;
const MOST_SUGGESTIONS = 50;

/** Text of at most so many characters; empty, or only spaces, is the same as none. */
const optionalText = (longest: number) =>
  z
    .string({ error: 'expected text' })
    .max(longest, `expected at most ${longest} characters`)
    .transform((text) => text.normalize('NFC').trim() || null)
    .nullish()
    .transform((text) => text ?? null);

const isWanted = ({ weight }: QueryPart) => weight > 0;

const NOT_A_DAY = { error: 'expected a calendar day as YYYY-MM-DD' };

const day = z.union([z.literal('').transform(() => null), z.iso.date(NOT_A_DAY), z.null()], NOT_A_DAY).default(null);

const ruleSchema = z
  .strictObject(
    {
      words: optionalText(LONGEST_WORDS).superRefine((words, context) => {
        const fault = words === null ? null : faultOfRule(words);
        if (fault !== null) context.addIssue(fault);
      }),
      parts: partsSchema.nullish(),
      tag: optionalText(LONGEST_NAME),
      from: day,
      to: day,
      cutoff: z
        .number({ error: 'expected a number' })
        .min(0, 'expected at least 0')
        .max(1, 'expected at most 1')
        .default(DEFAULT_CUTOFF),
      decidedBy: z.enum(['search', 'confidence'], { error: 'expected "search" or "confidence"' }).default('search'),
    },
    { error: describeObjectFault },
  )
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ['from'],
    error: 'expected a day no later than `to`',
  })
  .refine(({ words, parts }) => !parts?.length || readRuleQuery(words).words !== null || parts.some(isWanted), {
    path: ['parts'],
    error: 'expected words, or at least one part with a weight above 0',
  })
  .refine(({ parts }) => !parts?.some(isPlaced), {
    path: ['parts'],
    error: 'expected no part with a place: an album does not tell where in a photo something is',
  })
  .refine(({ parts, decidedBy }) => !parts?.length || decidedBy === 'search', {
    path: ['decidedBy'],
    error: 'expected "search" beside parts',
  })
  .transform(({ parts, ...rule }): AlbumRule => ({ ...rule, ...(parts?.length && { parts }) }));

const nameSchema = z
  .string({ error: 'expected text' })
  .transform((name) => name.normalize('NFC').trim())
  .pipe(z.string().min(1, 'expected a name').max(LONGEST_NAME, `expected at most ${LONGEST_NAME} characters`));

const inputSchema = z.strictObject({ name: nameSchema, rule: ruleSchema.prefault({}) }, { error: describeObjectFault });

const changeSchema = z
  .strictObject(
    {
      name: nameSchema.optional(),
      rule: ruleSchema.optional(),
      learns: z.boolean({ error: 'expected true or false' }).optional(),
    },
    { error: describeObjectFault },
  )
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    error: 'expected a name or a rule, or whether it learns',
  });

const pauseSchema = z.strictObject(
  { paused: z.boolean({ error: 'expected true or false' }) },
  { error: describeObjectFault },
);

const copySchema = z.strictObject({ name: nameSchema.optional() }, { error: describeObjectFault });

const pinSchema = z.strictObject(
  { pin: z.union([z.literal(['in', 'out']), z.null()], { error: 'expected "in", "out" or null' }) },
  { error: describeObjectFault },
);

export interface AlbumInput {
  readonly name: string;
  readonly rule: AlbumRule;
}

/** @throws RummageError `bad-request` naming each field at fault */
export function parseAlbumInput(body: unknown): AlbumInput {
  return check(inputSchema, body, 'Send for example {"name": "Dogs", "rule": {"words": "a dog"}}.');
}

/** What may be changed of an album; what is left out stays. */
export interface AlbumChange extends Partial<AlbumInput> {
  readonly learns?: boolean;
}

/** @throws RummageError `bad-request` */
export function parseAlbumChange(body: unknown): AlbumChange {
  return check(changeSchema, body, 'Send for example {"name": "Dogs"}, or a whole new rule.');
}

/** @throws RummageError `bad-request` */
export function parseRule(body: unknown): AlbumRule {
  return check(ruleSchema, body, 'Send for example {"words": "a dog", "from": "2019-01-01"}.');
}

/** @throws RummageError `bad-request` */
export function parsePin(body: unknown): { readonly pin: Pin | null } {
  return check(pinSchema, body, 'Send {"pin": "in"}, {"pin": "out"}, or {"pin": null} to leave it to the rule.');
}

/** @throws RummageError `bad-request` */
export function parsePause(body: unknown): { readonly paused: boolean } {
  return check(pauseSchema, body, 'Send {"paused": true}, or {"paused": false} to go on.');
}

/** @throws RummageError `bad-request` */
export function parseCopy(body: unknown): { readonly name?: string } {
  return check(copySchema, body, 'Send {} or, for a name of its own, {"name": "Dogs too"}.');
}

/** How many photos to ask about, 1 … 50; 8 unless told. @throws RummageError `bad-request` */
export function parseHowMany(limit: string | null): number {
  const parsed = z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_SUGGESTIONS)
    .safeParse(limit ?? SUGGESTIONS);
  if (parsed.success) return parsed.data;
  throw new RummageError('bad-request', `This many photos cannot be suggested: “${limit}”.`, {
    hint: `Ask for 1 to ${MOST_SUGGESTIONS}.`,
  });
}

function describeObjectFault(issue: { readonly code: string; readonly keys?: readonly string[] }): string {
  return issue.code === 'unrecognized_keys'
    ? `nothing called ${issue.keys?.join(', ')} is known`
    : 'expected an object';
}

function check<Shape extends z.ZodType>(schema: Shape, body: unknown, hint: string): z.infer<Shape> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;

  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new RummageError('bad-request', `This album cannot be used: ${faults.join('; ')}.`, {
    hint,
    cause: parsed.error,
  });
}
