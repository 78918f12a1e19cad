import { parsePage } from '#lib/search/parse';
import { similarPhotos } from '#lib/search/service';
import { readId } from '../../../body';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  GET: async (request, { id }) => similarPhotos(readId(id), parsePage(request.nextUrl.searchParams)),
});
