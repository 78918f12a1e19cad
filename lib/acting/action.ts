import { z } from 'zod';

/** Photos one action may be about. */
export const MOST_PHOTOS = 100_000;
const LONGEST_LABEL = 100;

/** Says it of all of them, unless it is said of all already: then of none. */
const switched = z.union([z.boolean(), z.literal('toggle')]);

/** True gives, false takes away, null leaves it to the model or the rule again. */
const given = z.boolean().nullable();

const label = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'expected a tag').max(LONGEST_LABEL, `expected at most ${LONGEST_LABEL} characters`));

/** What can be done to photos by the hundred; the names are those of the API. */
export const actionSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('favourite'), value: switched }),
  /** Null clears a person's stars: those of the file count again. */
  z.strictObject({ action: z.literal('rate'), value: z.int().min(0).max(5).nullable() }),
  z.strictObject({ action: z.literal('hide'), value: z.boolean() }),
  z.strictObject({ action: z.literal('tag'), label, value: given }),
  z.strictObject({ action: z.literal('album'), album: z.int().positive(), value: given }),
  z.strictObject({ action: z.literal('trash'), value: z.boolean() }),
]);

export type Action = z.infer<typeof actionSchema>;

/** What came of an action. */
export interface Acted {
  /** Photos of which something else is said now. */
  readonly changed: number;
  /** What was said: what was asked for, or what a toggle came to. */
  readonly value: Action['value'];
  /** Hand it back to undo exactly this; null where nothing was changed. */
  readonly undo: string | null;
}
