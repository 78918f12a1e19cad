import { parseUndo } from '#lib/acting/parse';
import { undoAction } from '#lib/acting/service';
import { readJson } from '../../../body';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => undoAction(parseUndo(await readJson(request))),
});
