import { folderChoices } from '#lib/folders/browse';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => folderChoices(request.nextUrl.searchParams.get('in')),
});
