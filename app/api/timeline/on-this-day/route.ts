import { onThisDay } from '#lib/timeline/service';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => ({ days: await onThisDay(request.nextUrl.searchParams.get('day')) }),
});
