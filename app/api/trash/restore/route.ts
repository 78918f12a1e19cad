import { restorePhotos } from '#lib/trash/service';
import { readJson } from '../../body';
import { handle } from '../../handle';
import { parsePhotoIds } from '../parse';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => restorePhotos(parsePhotoIds(await readJson(request))),
});
