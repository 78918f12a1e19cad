import { parseIndexingChange } from '#lib/indexing/parse';
import { changeIndexing, getIndexing } from '#lib/indexing/service';
import { readJson } from '../body';
import { handle } from '../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async () => getIndexing(),
  PUT: async (request) => changeIndexing(parseIndexingChange(await readJson(request))),
});
