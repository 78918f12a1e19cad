import { parseAlbumChange } from '#lib/albums/parse';
import { deleteAlbum, getAlbum, updateAlbum } from '#lib/albums/service';
import { readId, readJson } from '../../body';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  GET: async (_request, { id }) => getAlbum(readId(id)),
  PATCH: async (request, { id }) => updateAlbum(readId(id), parseAlbumChange(await readJson(request))),
  DELETE: async (_request, { id }) => deleteAlbum(readId(id)),
});
