import { parseComposedQuery, parsePage, parseSearchParams } from '#lib/search/parse';
import { searchByImage, searchPhotos } from '#lib/search/service';
import { isMultipart, readImage, readJson } from '../body';
import { handle } from '../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => searchPhotos(parseSearchParams(request.nextUrl.searchParams)),

  POST: async (request) => {
    if (!isMultipart(request)) return searchPhotos(parseComposedQuery(await readJson(request)));

    const { bytes, fields } = await readImage(request);
    return searchByImage(bytes, parsePage(fields));
  },
});
