import { facetsOf } from '#lib/search/facets';
import { parseSearchParams } from '#lib/search/parse';
import { requestAccess } from '../../../security/request-access';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => facetsOf(parseSearchParams(request.nextUrl.searchParams), await requestAccess(request)),
});
