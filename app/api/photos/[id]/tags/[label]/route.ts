import { whyPhotoHasTag } from '#lib/labels/ask-service';
import { readId } from '../../../../body';
import { handle } from '../../../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ id: string; label: string }>({
  GET: async (_request, { id, label }) => whyPhotoHasTag(readId(id), label),
});
