import { suggest } from '#lib/search/suggest';
import { requestAccess } from '../../security/request-access';
import { handle } from '../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => suggest(request.nextUrl.searchParams, await requestAccess(request)),
});
