import { z } from 'zod';
import type { QueryPart } from '../nouns';
import { HEAVIEST, SMALLEST_CROP } from './part-address';

/** More parts than anyone can weigh against each other. */
const MOST_PARTS = 12;
const LONGEST_TEXT = 500;

/** How a picture is named that was handed over. */
const IMAGE_ID = /^[0-9a-f]{16}$/;

const fraction = z
  .number({ error: 'expected a fraction' })
  .min(0, 'expected a fraction of 0 … 1')
  .max(1, 'expected a fraction of 0 … 1');
const extent = fraction.min(SMALLEST_CROP, `expected at least ${SMALLEST_CROP} of the picture`);

const box = z
  .strictObject({ x: fraction, y: fraction, width: extent, height: extent })
  // Rounding to whole percents may lead a hair beyond the edge.
  .refine(({ x, width }) => x + width <= 1.0001, 'x and width lead beyond the picture')
  .refine(({ y, height }) => y + height <= 1.0001, 'y and height lead beyond the picture');

const crop = box.nullish().transform((chosen) => chosen ?? null);

const weight = z
  .number({ error: 'expected a number' })
  .min(-HEAVIEST, `expected −${HEAVIEST} … ${HEAVIEST}`)
  .max(HEAVIEST, `expected −${HEAVIEST} … ${HEAVIEST}`)
  .refine((value) => value !== 0, 'expected a weight other than 0; leave the part out instead')
  .default(1);

const text = z
  .string({ error: 'expected text' })
  .max(LONGEST_TEXT, `expected at most ${LONGEST_TEXT} characters`)
  .transform((words) => words.normalize('NFC').trim())
  .refine((words) => words !== '', 'expected words');

const photo = z
  .number({ error: 'expected the number of a photo' })
  .int('expected the number of a photo')
  .positive('expected the number of a photo')
  .max(Number.MAX_SAFE_INTEGER, 'expected the number of a photo');

const image = z
  .string({ error: 'expected the name of an image' })
  .regex(IMAGE_ID, 'expected the name of an image, as POST /api/search/images tells it');

const KINDS = {
  text: z.strictObject({ text, place: box.optional(), weight }),
  photo: z.strictObject({ photo, crop, weight }),
  image: z.strictObject({ image, crop, weight }),
} as const;

/** Checks parts, each as one of {@link QueryPart} has it; `weight` and `crop` may be left out. */
export const partsSchema = z
  .array(z.unknown(), { error: 'expected a list of parts' })
  .max(MOST_PARTS, `expected at most ${MOST_PARTS} parts`)
  .transform((parts, context): QueryPart[] =>
    parts.map((part, i) => {
      const checked = schemaFor(part).safeParse(part);
      if (checked.success) return checked.data;
      for (const { path, message } of checked.error.issues) {
        context.addIssue({ code: 'custom', path: [i, ...path], message, input: part });
      }
      return z.NEVER;
    }),
  );

/** One schema is chosen first, so that what is wrong is said of the kind that was meant. */
function schemaFor(part: unknown): z.ZodType<QueryPart> {
  const keys = typeof part === 'object' && part !== null ? Object.keys(part) : [];
  const kind = (['text', 'photo', 'image'] as const).find((name) => keys.includes(name));
  return kind ? KINDS[kind] : z.custom<QueryPart>(() => false, 'expected text, photo or image');
}
