import { parseLabelSet } from '#lib/labels/parse';
import { createLabelSet, listLabelSets } from '#lib/labels/service';
import { LABELS_LIMIT_KIB, readJson } from '../body';
import { handle } from '../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async () => listLabelSets(),

  POST: async (request) => {
    const set = await createLabelSet(parseLabelSet(await readJson(request, LABELS_LIMIT_KIB)));
    return Response.json(set, { status: 201, headers: { Location: `/api/label-sets/${set.key}` } });
  },
});
