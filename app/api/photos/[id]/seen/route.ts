import { seenInPhoto } from '#lib/labels/ask-service';
import { readId } from '../../../body';
import { handle } from '../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string }>({
  GET: async (_, { id }) => seenInPhoto(readId(id)),
});
