import { z } from 'zod';
import { RummageError } from '../errors';
import type { LabelSet, SetLabel } from '../nouns';
import { cycleIn } from './hierarchy';
import { readLabelLines, SPECIAL_CHARACTERS } from './lines';

/** What a person says of a set. */
export type LabelSetInput = Pick<LabelSet, 'name' | 'exclusive' | 'enabled' | 'templates' | 'labels'>;

const LONGEST_NAME = 60;
const LONGEST_PROMPT = 200;
const MOST_TEMPLATES = 20;
const MOST_DESCRIPTIONS = 20;
/** With more, telling them apart is beyond what a model can do, and re-tagging takes longer than a person waits. */
const MOST_LABELS = 1_000;
/** The seven that CLIP's authors found to be the best subset for ImageNet: see its prompt notebook. */
export const DEFAULT_TEMPLATES: readonly string[] = [
  'itap of a {}.',
  'a bad photo of the {}.',
  'a origami {}.',
  'a photo of the large {}.',
  'a {} in a video game.',
  'art of the {}.',
  'a photo of the small {}.',
];

const text = (what: string, longest: number) =>
  z
    .string({ error: `expected ${what}` })
    .transform((value) => value.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, `expected ${what}`).max(longest, `expected at most ${longest} characters`));

const word = (what: string) =>
  text(what, LONGEST_NAME).refine((value) => !SPECIAL_CHARACTERS.test(value), {
    error: 'expected text without : > # | { }',
  });

const templateSchema = text('a prompt', LONGEST_PROMPT).refine((value) => value.split('{}').length === 2, {
  error: 'expected a prompt with one {} in it, where the label goes',
});

const labelSchema = z.strictObject({
  label: word('a label'),
  descriptions: z.array(text('a description', LONGEST_PROMPT)).max(MOST_DESCRIPTIONS).default([]),
  parent: word('a parent').nullable().default(null),
  group: word('a heading').nullable().default(null),
});

const labelsSchema = z
  .union([z.string().max(200_000).transform(readLabelLines), z.array(z.unknown())], {
    error: 'expected labels: lines of text, or a list',
  })
  .pipe(
    z
      .array(labelSchema)
      .min(1, 'expected at least one label')
      .max(MOST_LABELS, `expected at most ${MOST_LABELS} labels`),
  )
  .superRefine((labels, context) => {
    for (const message of faultsOf(labels)) context.addIssue({ code: 'custom', message });
  });

const setSchema = z.strictObject({
  name: word('a name'),
  exclusive: z.boolean({ error: 'expected true or false' }).default(false),
  enabled: z.boolean({ error: 'expected true or false' }).default(true),
  templates: z
    .array(templateSchema)
    .min(1, 'expected at least one prompt')
    .max(MOST_TEMPLATES, `expected at most ${MOST_TEMPLATES} prompts`)
    .default([...DEFAULT_TEMPLATES]),
  labels: labelsSchema,
});

const changeSchema = setSchema
  .extend({
    exclusive: z.boolean({ error: 'expected true or false' }),
    enabled: z.boolean({ error: 'expected true or false' }),
    templates: setSchema.shape.templates.unwrap(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: 'expected something to change' });

/**
 * @param body `labels` as a list of {@link SetLabel}, or as lines of text
 * @throws RummageError `bad-request` naming each field at fault
 */
export function parseLabelSet(body: unknown): LabelSetInput {
  return check(setSchema, body);
}

/** @throws RummageError `bad-request` */
export function parseLabelSetChange(body: unknown): Partial<LabelSetInput> {
  return check(changeSchema, body);
}

function faultsOf(labels: readonly SetLabel[]): string[] {
  const names = labels.map(({ label }) => label.toLocaleLowerCase());
  const twice = new Set(labels.filter((_, i) => names.indexOf(names[i] ?? '') < i).map(({ label }) => label));
  const cycle = cycleIn(labels);
  return [
    ...[...twice].map((label) => `“${label}” stands there twice`),
    ...(cycle === null ? [] : [`“${cycle}” is its own parent, or the parent of one of its parents`]),
  ];
}

function check<Shape extends z.ZodType>(schema: Shape, body: unknown): z.infer<Shape> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;

  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new RummageError('bad-request', `This label set cannot be used: ${faults.join('; ')}.`, {
    hint: 'Send for example {"name": "Pets", "labels": "dog > animal\\ncat > animal"}.',
    cause: parsed.error,
  });
}
