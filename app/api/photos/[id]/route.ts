import { getPhoto } from '#lib/photos/service';
import { readId } from '../../body';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  GET: async (_request, { id }) => getPhoto(readId(id)),
});
