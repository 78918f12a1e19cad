import { parsePin } from '#lib/albums/parse';
import { pinPhoto } from '#lib/albums/service';
import { readId, readJson } from '../../../../body';
import { handle } from '../../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string; photoId: string }>({
  PUT: async (request, { id, photoId }) => {
    const { pin } = parsePin(await readJson(request));
    return pinPhoto(readId(id), readId(photoId), pin);
  },

  DELETE: async (_request, { id, photoId }) => pinPhoto(readId(id), readId(photoId), null),
});
