import { parsePause } from '#lib/albums/parse';
import { pauseAlbum } from '#lib/albums/service';
import { readId, readJson } from '../../../body';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  POST: async (request, { id }) => pauseAlbum(readId(id), parsePause(await readJson(request)).paused),
});
