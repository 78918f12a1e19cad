import type { TagCount } from '../nouns';
import { listTagCounts } from '../search/client';

/** Labels that at least one searchable photo has, the most frequent first. @throws RummageError */
export function listTags(): Promise<TagCount[]> {
  return listTagCounts();
}
