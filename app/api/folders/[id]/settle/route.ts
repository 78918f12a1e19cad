import { parseDecision } from '#lib/folders/parse';
import { settleSuspension } from '#lib/folders/service';
import { readId, readJson } from '../../../body';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  POST: async (request, { id }) => settleSuspension(readId(id), parseDecision(await readJson(request))),
});
