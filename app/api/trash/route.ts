import { parsePage } from '#lib/search/parse';
import { listTrash, trashPhotos } from '#lib/trash/service';
import { readJson } from '../body';
import { handle } from '../handle';
import { parsePhotoIds } from './parse';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => listTrash(parsePage(request.nextUrl.searchParams)),
  POST: async (request) => trashPhotos(parsePhotoIds(await readJson(request))),
});
