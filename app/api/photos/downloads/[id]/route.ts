import { openDownload } from '#lib/downloads/service';
import { attachment } from '../../../attachment';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  GET: async (_request, { id }) => {
    const { stream, bytes } = await openDownload(id);

    return new Response(stream, {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Length': String(bytes),
        'Content-Disposition': attachment('photos.zip'),
        'Cache-Control': 'private, no-store',
      },
    });
  },
});
