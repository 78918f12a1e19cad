import { listTags } from '#lib/tags/service';
import { handle } from '../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({ GET: async () => ({ tags: await listTags() }) });
