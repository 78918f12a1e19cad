import { parseHowMany } from '#lib/albums/parse';
import { suggestPhotos } from '#lib/albums/service';
import { readId } from '../../../body';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  GET: async (request, { id }) => suggestPhotos(readId(id), parseHowMany(request.nextUrl.searchParams.get('limit'))),
});
