import { readTimeline } from '#lib/timeline/service';
import { readId } from '../body';
import { hasSameContent } from '../caching';
import { handle } from '../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => {
    const photo = request.nextUrl.searchParams.get('photo');
    const timeline = await readTimeline(photo === null ? null : readId(photo));

    const etag = `${timeline.version}-${timeline.place ?? ''}`;
    const headers = { ETag: `W/"${etag}"`, 'Cache-Control': 'private, no-cache' };
    if (hasSameContent(request.headers, etag)) return new Response(null, { status: 304, headers });
    return Response.json(timeline, { headers });
  },
});
