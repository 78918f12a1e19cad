import { parseAsk } from '#lib/labels/ask';
import { askAboutPhoto } from '#lib/labels/ask-service';
import { readId, readJson } from '../../../body';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  POST: async (request, { id }) => askAboutPhoto({ photoId: readId(id), ...parseAsk(await readJson(request)) }),
});
