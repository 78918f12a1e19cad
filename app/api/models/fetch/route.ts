import { pauseFetch, startFetch } from '#lib/models/service';
import { readJson } from '../../body';
import { handle } from '../../handle';
import { parseReferenceInput } from '../parse';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => startFetch(parseReferenceInput(await readJson(request))),

  /** Pauses it; what is on disk stays, and a POST goes on from there. */
  DELETE: async (request) => pauseFetch(parseReferenceInput(await readJson(request))),
});
