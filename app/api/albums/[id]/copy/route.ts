import { parseCopy } from '#lib/albums/parse';
import { copyAlbum } from '#lib/albums/service';
import { readId, readJson } from '../../../body';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  POST: async (request, { id }) => {
    const album = await copyAlbum(readId(id), parseCopy(await readJson(request)).name);
    return Response.json(album, { status: 201, headers: { Location: `/api/albums/${album.id}` } });
  },
});
