import { z } from 'zod';
import type { KeepOrder } from '#lib/duplicates/service';
import { parseBody } from '../body';

const id = z.int().positive();
const MOST = 1_000;

const keepSchema = z.strictObject({
  groups: z
    .array(z.strictObject({ keep: id, trash: z.array(id).min(1).max(MOST) }))
    .min(1)
    .max(100),
});
const pairedSchema = z.strictObject({ photoIds: z.array(id).min(2).max(100) });

/** `{"groups": [{"keep": 1, "trash": [2, 3]}]}` @throws RummageError `bad-request` */
export function parseKeepOrders(body: unknown): readonly KeepOrder[] {
  return parseBody(keepSchema, body).groups;
}

/** `{"photoIds": [1, 2]}` @throws RummageError `bad-request` */
export function parsePairedIds(body: unknown): readonly number[] {
  return parseBody(pairedSchema, body).photoIds;
}
