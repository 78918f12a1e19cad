import { parsePage } from '#lib/search/parse';
import { listGonePhotos } from '#lib/trash/service';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => listGonePhotos(parsePage(request.nextUrl.searchParams)),
});
