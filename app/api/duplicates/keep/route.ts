import { keepOneOf } from '#lib/duplicates/service';
import { readJson } from '../../body';
import { handle } from '../../handle';
import { parseKeepOrders } from '../parse';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => keepOneOf(parseKeepOrders(await readJson(request))),
});
