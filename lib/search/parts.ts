import { z } from 'zod';
import { RummageError } from '../errors';
import type { CropBox, QueryPart } from '../nouns';

/** More parts than anyone can weigh against each other. */
const MOST_PARTS = 12;
const LONGEST_TEXT = 500;
export const HEAVIEST = 2;
/** Less of a picture shows nothing a model could see. */
export const SMALLEST_CROP = 0.02;

/** How a picture is named that was handed over. */
const IMAGE_ID = /^[0-9a-f]{16}$/;
const WEIGHED = /^(-?\d+(?:\.\d+)?)\*(.*)$/s;
const PICTURE = /^([^.]*)(?:\.(.*))?$/s;
const CROP = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/;

const fraction = z
  .number({ error: 'expected a fraction' })
  .min(0, 'expected a fraction of 0 … 1')
  .max(1, 'expected a fraction of 0 … 1');
const extent = fraction.min(SMALLEST_CROP, `expected at least ${SMALLEST_CROP} of the picture`);

const crop = z
  .strictObject({ x: fraction, y: fraction, width: extent, height: extent })
  // Rounding to whole percents may lead a hair beyond the edge.
  .refine(({ x, width }) => x + width <= 1.0001, 'x and width lead beyond the picture')
  .refine(({ y, height }) => y + height <= 1.0001, 'y and height lead beyond the picture')
  .nullish()
  .transform((box) => box ?? null);

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
  text: z.strictObject({ text, weight }),
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

/**
 * Reads a part from an address: `sunset`, `-1*crowd`, `photo.12`, `0.5*photo.12.10-20-50-40` with x, y, width and height in
 * percent, or `image.` and its name. What it says is checked by {@link partsSchema}.
 *
 * @throws RummageError `bad-request`
 */
export function readPart(written: string): unknown {
  const [, number, weighed] = WEIGHED.exec(written) ?? [];
  const what = weighed ?? written;
  const weight = number === undefined ? 1 : Number(number);

  const [kind, rest] = splitOnce(what);
  if (kind === 'text' && rest !== null) return { text: rest, weight };
  if ((kind !== 'photo' && kind !== 'image') || rest === null) return { text: what, weight };

  const [, name = '', box] = PICTURE.exec(rest) ?? [];
  const crop = box === undefined ? null : readCrop(box, written);
  if (kind === 'image') return { image: name, crop, weight };
  return { photo: /^\d+$/.test(name) ? Number(name) : name, crop, weight };
}

/** The part as {@link readPart} reads it, as short as it can be. */
export function writePart(part: QueryPart): string {
  const what = writeWhat(part);
  return part.weight === 1 && !WEIGHED.test(what) ? what : `${part.weight}*${what}`;
}

function writeWhat(part: QueryPart): string {
  if ('text' in part) return /^(?:text|photo|image)\./.test(part.text) ? `text.${part.text}` : part.text;

  const name = 'photo' in part ? `photo.${part.photo}` : `image.${part.image}`;
  return part.crop ? `${name}.${writeCrop(part.crop)}` : name;
}

/** A box in tenths of a percent, inside the picture. */
function writeCrop({ x, y, width, height }: CropBox): string {
  const [left, top] = [tenths(x), tenths(y)];
  const sizes = [Math.min(tenths(width), 1000 - left), Math.min(tenths(height), 1000 - top)];
  return [left, top, ...sizes].map((value) => value / 10).join('-');
}

function tenths(fractionOf: number): number {
  return Math.round(fractionOf * 1000);
}

function readCrop(box: string, written: string): CropBox {
  const [x, y, width, height] = (CROP.exec(box)?.slice(1) ?? []).map((percent) => Number(percent) / 100);
  if (x !== undefined && y !== undefined && width !== undefined && height !== undefined) return { x, y, width, height };

  throw new RummageError(
    'bad-request',
    `“${box.slice(0, 60)}” in part=${written.slice(0, 60)} is no part of a picture.`,
    {
      hint: 'Write x-y-width-height in percent, as in part=photo.12.10-20-50-40.',
    },
  );
}

function splitOnce(what: string): readonly [kind: string, rest: string | null] {
  const dot = what.indexOf('.');
  return dot < 0 ? [what, null] : [what.slice(0, dot), what.slice(dot + 1)];
}
