import { z } from 'zod';
import { readThumbnail } from '#lib/photos/service';
import { THUMBNAIL_SIZES, type ThumbnailSize } from '#lib/thumbnails/thumbnails';
import { parseBody, readId } from '../../../body';
import { cacheHeaders, hasSameContent } from '../../../caching';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

const sizeSchema = z
  .enum(THUMBNAIL_SIZES.map(String))
  .default('320')
  .transform((size) => Number(size) as ThumbnailSize);

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  GET: async (request, { id }) => {
    const query = request.nextUrl.searchParams;
    const size = parseBody(sizeSchema, query.get('size') ?? undefined);
    const { bytes, etag } = await readThumbnail(readId(id), size);

    const headers = cacheHeaders(etag, query.get('v'));
    if (hasSameContent(request.headers, etag)) return new Response(null, { status: 304, headers });
    return new Response(Uint8Array.from(bytes), { headers: { ...headers, 'Content-Type': 'image/webp' } });
  },
});
