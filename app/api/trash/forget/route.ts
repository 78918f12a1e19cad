import { forgetGonePhotos } from '#lib/trash/service';
import { readJson } from '../../body';
import { handle } from '../../handle';
import { parseSomeOrAll } from '../parse';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => forgetGonePhotos(parseSomeOrAll(await readJson(request))),
});
