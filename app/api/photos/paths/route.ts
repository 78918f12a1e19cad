import { parsePathsOf } from '#lib/acting/parse';
import { pathsOf } from '#lib/downloads/service';
import { readJson } from '../../body';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => pathsOf(parsePathsOf(await readJson(request))),
});
