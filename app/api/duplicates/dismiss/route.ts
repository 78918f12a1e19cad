import { dismissDuplicates } from '#lib/duplicates/service';
import { readJson } from '../../body';
import { handle } from '../../handle';
import { parsePairedIds } from '../parse';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => dismissDuplicates(parsePairedIds(await readJson(request))),
});
