import { parseDuplicateQuery } from '#lib/duplicates/parse';
import { listDuplicates } from '#lib/duplicates/service';
import { handle } from '../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => listDuplicates(parseDuplicateQuery(request.nextUrl.searchParams)),
});
