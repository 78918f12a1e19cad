import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { z } from 'zod';
import { readTimelineChunk } from '#lib/timeline/service';
import { parseBody } from '../../../body';
import { hasSameContent } from '../../../caching';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

const querySchema = z.object({ chunk: z.coerce.number().int().min(0), version: z.coerce.number().int().min(0) });

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ number: string }>({
  GET: async (request, { number }) => {
    const version = request.nextUrl.searchParams.get('version');
    const bytes = await readTimelineChunk(parseBody(querySchema, { chunk: number, version }));

    const etag = createHash('sha1').update(bytes).digest('hex');
    const headers = { ETag: `W/"${etag}"`, 'Cache-Control': 'private, no-cache' };
    if (hasSameContent(request.headers, etag)) return new Response(null, { status: 304, headers });
    // Next compresses by type, and takes an encoding of ours away: the browser unpacks it by itself.
    const body = Uint8Array.from(await promisify(gzip)(bytes));
    return new Response(body, { headers: { ...headers, 'Content-Type': 'application/gzip' } });
  },
});
