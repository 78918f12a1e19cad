import { toCsv } from '#lib/albums/export';
import { exportAlbum, getAlbum } from '#lib/albums/service';
import { parseExportFormat } from '#lib/csv';
import { attachment } from '../../../attachment';
import { readId } from '../../../body';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json' };

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  GET: async (request, { id }) => {
    const format = parseExportFormat(request.nextUrl.searchParams.get('format'));
    const { name } = await getAlbum(readId(id));
    const photos = await exportAlbum(readId(id));
    const body = format === 'csv' ? toCsv(photos) : JSON.stringify({ name, photos }, null, 2);
    return new Response(body, {
      headers: { 'Content-Type': TYPES[format], 'Content-Disposition': attachment(`${name}.${format}`) },
    });
  },
});
