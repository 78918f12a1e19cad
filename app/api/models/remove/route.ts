import { listModels, removeModel } from '#lib/models/service';
import { readJson } from '../../body';
import { handle } from '../../handle';
import { parseReferenceInput } from '../parse';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => {
    await removeModel(parseReferenceInput(await readJson(request)));
    return listModels();
  },
});
