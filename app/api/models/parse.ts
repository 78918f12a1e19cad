import { z } from 'zod';
import { parseBody } from '../body';

const reference = z
  .string({ error: 'expected the reference of a model, as `Xenova/clip-vit-base-patch32`' })
  .trim()
  .min(1, 'expected the reference of a model')
  .max(500, 'expected at most 500 characters');

const referenceSchema = z.strictObject({ reference });

const useSchema = z.strictObject({
  reference,
  leaveOutMissing: z.boolean({ error: 'expected true or false' }).default(false),
});

/** @throws RummageError `bad-request` */
export function parseReferenceInput(body: unknown): string {
  return parseBody(referenceSchema, body).reference;
}

/** @throws RummageError `bad-request` */
export function parseUse(body: unknown): { readonly reference: string; readonly leaveOutMissing: boolean } {
  return parseBody(useSchema, body);
}
