import { openOriginal } from '#lib/photos/service';
import { readId } from '../../../body';
import { attachment } from '../../../attachment';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  GET: async (_request, { id }) => {
    const { stream, bytes, type, name } = await openOriginal(readId(id));

    return new Response(stream, {
      headers: {
        'Content-Type': type,
        'Content-Length': String(bytes),
        'Content-Disposition': attachment(name),
        'Cache-Control': 'private, no-cache',
      },
    });
  },
});
