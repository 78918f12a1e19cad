import type { QueryPart } from '../nouns';

/** What the picture of a part goes by among those that albums keep; null for a text. */
export function pictureName(part: QueryPart): string | null {
  if ('text' in part) return null;
  return 'photo' in part ? `photo.${part.photo}` : `image.${part.image}`;
}
