import { listModels } from '#lib/models/service';
import { handle } from '../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({ GET: async () => listModels() });
