import { compareOnQuery, parseComparison } from '#lib/models/compare-service';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => compareOnQuery(parseComparison(request.nextUrl.searchParams)),
});
