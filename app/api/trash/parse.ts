import { z } from 'zod';
import { parseBody } from '../body';

/** Photos named in one call. */
const ids = z.array(z.int().positive()).min(1).max(1000);

const namedSchema = z.strictObject({ photoIds: ids });
const allOrNamedSchema = z.union([z.strictObject({ all: z.literal(true) }), namedSchema]);

/** `{"photoIds": [1, 2]}` @throws RummageError `bad-request` */
export function parsePhotoIds(body: unknown): readonly number[] {
  return parseBody(namedSchema, body).photoIds;
}

/** `{"photoIds": [1, 2]}` or `{"all": true}` @throws RummageError `bad-request` */
export function parseSomeOrAll(body: unknown): readonly number[] | 'all' {
  const which = parseBody(allOrNamedSchema, body);
  return 'photoIds' in which ? which.photoIds : 'all';
}
