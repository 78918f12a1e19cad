import { recallDuplicates } from '#lib/duplicates/service';
import { readJson } from '../../body';
import { handle } from '../../handle';
import { parsePairedIds } from '../parse';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => recallDuplicates(parsePairedIds(await readJson(request))),
});
