import { listModels, useModel as chooseModel } from '#lib/models/service';
import { readJson } from '../../body';
import { handle } from '../../handle';
import { parseUse } from '../parse';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => {
    const { reference, leaveOutMissing } = parseUse(await readJson(request));
    await chooseModel(reference, { leaveOutMissing });
    return listModels();
  },
});
