import { parseLabelSet } from '#lib/labels/parse';
import { checkLabelSet } from '#lib/labels/service';
import { LABELS_LIMIT_KIB, readJson } from '../../body';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => checkLabelSet(parseLabelSet(await readJson(request, LABELS_LIMIT_KIB))),
});
