import { listFailures } from '#lib/photos/service';
import { parsePage } from '#lib/search/parse';
import { handle } from '../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async ({ nextUrl: { searchParams } }) =>
    listFailures({ ...parsePage(searchParams), reason: searchParams.get('reason') || null }),
});
