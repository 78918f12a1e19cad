import { parseAlbumInput } from '#lib/albums/parse';
import { createAlbum, listAlbums } from '#lib/albums/service';
import { readJson } from '../body';
import { handle } from '../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async () => ({ albums: await listAlbums() }),

  POST: async (request) => {
    const album = await createAlbum(parseAlbumInput(await readJson(request)));
    return Response.json(album, { status: 201, headers: { Location: `/api/albums/${album.id}` } });
  },
});
