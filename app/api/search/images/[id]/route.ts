import { readQueryImage } from '#lib/search/query-images';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  GET: async (_request, { id }) =>
    new Response(Uint8Array.from(await readQueryImage(id)), {
      // The name tells the content, and a picture that was forgotten may be kept anew.
      headers: { 'Content-Type': 'image/webp', 'Cache-Control': 'private, max-age=86400' },
    }),
});
