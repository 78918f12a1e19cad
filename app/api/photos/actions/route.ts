import { parseAction } from '#lib/acting/parse';
import { actOnPhotos } from '#lib/acting/service';
import { IDS_LIMIT_KIB, readJson } from '../../body';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => actOnPhotos(parseAction(await readJson(request, IDS_LIMIT_KIB))),
});
