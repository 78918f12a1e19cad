import { parsePhotos } from '#lib/acting/parse';
import { prepareDownload } from '#lib/downloads/service';
import { IDS_LIMIT_KIB, readJson } from '../../body';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => prepareDownload(parsePhotos(await readJson(request, IDS_LIMIT_KIB))),
});
