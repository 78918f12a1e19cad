import { z } from 'zod';
import { segmentPhoto } from '#lib/where/service';
import { parseBody, readId } from '../../../body';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

const keySchema = z.string({ error: 'set: expected the key of a label set' }).min(1).max(100);

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  GET: async (request, { id }) =>
    segmentPhoto(readId(id), parseBody(keySchema, request.nextUrl.searchParams.get('set') ?? undefined)),
});
