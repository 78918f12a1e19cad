import { parseLabelSetChange } from '#lib/labels/parse';
import { deleteOrResetLabelSet, getLabelSet, updateLabelSet } from '#lib/labels/service';
import { LABELS_LIMIT_KIB, readJson } from '../../body';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ key: string }>({
  GET: async (_request, { key }) => getLabelSet(key),
  PATCH: async (request, { key }) =>
    updateLabelSet(key, parseLabelSetChange(await readJson(request, LABELS_LIMIT_KIB))),
  DELETE: async (_request, { key }) => deleteOrResetLabelSet(key),
});
