import { removeFolder } from '#lib/folders/service';
import { readId } from '../../body';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  DELETE: async (_request, { id }) => removeFolder(readId(id)),
});
