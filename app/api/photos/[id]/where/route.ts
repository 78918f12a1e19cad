import { z } from 'zod';
import { LONGEST_QUERY } from '#lib/search/parse';
import { whereInPhoto } from '#lib/where/service';
import { parseBody, readId } from '../../../body';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

const wordsSchema = z.string({ error: 'q: expected words' }).trim().min(1).max(LONGEST_QUERY);

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  GET: async (request, { id }) =>
    whereInPhoto(readId(id), parseBody(wordsSchema, request.nextUrl.searchParams.get('q') ?? undefined)),
});
