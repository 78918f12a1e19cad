import { z } from 'zod';
import { retryPhotos } from '#lib/photos/service';
import { parseBody, readJson } from '../../body';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

const retrySchema = z.union([
  z.strictObject({ all: z.literal(true) }),
  z.strictObject({ reason: z.string().min(1).max(1000) }),
  z.strictObject({ ids: z.array(z.int().positive()).min(1).max(1000) }),
]);

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => {
    const which = parseBody(retrySchema, await readJson(request));
    return retryPhotos('all' in which ? 'all' : which);
  },
});
