import { parseExportFormat } from '#lib/csv';
import { exportLibrary } from '#lib/export/service';
import { attachment } from '../attachment';
import { handle } from '../handle';

export const dynamic = 'force-dynamic';

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json' };

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => {
    const format = parseExportFormat(request.nextUrl.searchParams.get('format'));
    return new Response(exportLibrary(format), {
      headers: { 'Content-Type': TYPES[format], 'Content-Disposition': attachment(`rummage.${format}`) },
    });
  },
});
