import { albumPhotos } from '#lib/albums/service';
import { parsePage } from '#lib/search/parse';
import { readId } from '../../../body';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  GET: async (request, { id }) => albumPhotos(readId(id), parsePage(request.nextUrl.searchParams)),
});
