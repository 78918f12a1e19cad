import { rescanFolder } from '#lib/folders/service';
import { readId } from '../../../body';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  POST: async (_request, { id }) => rescanFolder(readId(id)),
});
