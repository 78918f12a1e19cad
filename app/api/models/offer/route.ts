import { offerModel } from '#lib/models/service';
import { handle } from '../../handle';
import { requireOwnPage } from '../../own-page';
import { parseReferenceInput } from '../parse';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => {
    // Reading alone, but what is read comes from the hub.
    requireOwnPage(request);
    return offerModel(parseReferenceInput(Object.fromEntries(request.nextUrl.searchParams)));
  },
});
