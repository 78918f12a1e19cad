import { measureModel } from '#lib/models/measure';
import { readJson } from '../../body';
import { handle } from '../../handle';
import { parseReferenceInput } from '../parse';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => measureModel(parseReferenceInput(await readJson(request))),
});
