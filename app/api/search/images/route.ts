import { keepQueryImage } from '#lib/search/query-images';
import { readImage } from '../../body';
import { handle } from '../../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => keepQueryImage((await readImage(request)).bytes),
});
