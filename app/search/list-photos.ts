import { albumPhotos } from '#lib/albums/service';
import type { SearchAnswer } from '#lib/nouns';
import { type Page, parseSearchParams } from '#lib/search/parse';
import { searchPhotos, similarPhotos } from '#lib/search/service';
import { readId } from '../api/body';

/** A page of the list a context names: an album, what looks like a photo, or a search, which may tell why of each photo. */
export async function listPhotos(context: string, page: Page & { explain?: boolean }): Promise<SearchAnswer> {
  const params = new URLSearchParams(context);
  const [album, similar] = [params.get('in'), params.get('similar')];

  if (album) return albumPhotos(readId(album), page);
  if (similar) return similarPhotos(readId(similar), page);
  return searchPhotos({ ...parseSearchParams(params), ...page });
}
