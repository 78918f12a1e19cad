import type { Access } from '../access/access';
import type { Facets, SearchQuery } from '../nouns';
import { withPictures } from './asked';
import { searchWorker } from './client';

/**
 * What a search can be narrowed to, with how many of its photos would be left.
 *
 * @param access folders are named to the owner only
 * @throws RummageError
 */
export async function facetsOf(query: SearchQuery, access: Access | null = 'owner'): Promise<Facets> {
  const facets = await searchWorker().call('facets', await withPictures(query));
  return access === 'owner' ? facets : { ...facets, folders: [] };
}
