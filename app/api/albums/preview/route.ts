import { parseRule } from '#lib/albums/parse';
import { previewRule } from '#lib/albums/service';
import { parsePage } from '#lib/search/parse';
import { readJson } from '../../body';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => previewRule(parseRule(await readJson(request)), parsePage(request.nextUrl.searchParams)),
});
