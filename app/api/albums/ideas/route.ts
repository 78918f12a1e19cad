import { listIdeas, settleIdea } from '#lib/albums/ideas';
import { readJson } from '../../body';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async () => ({ ideas: await listIdeas() }),
  POST: async (request) => settleIdea(await readJson(request)),
});
