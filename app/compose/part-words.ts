import type { CropBox, QueryPart } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { say } from '../strings/message';
import type { Strings } from '../strings/strings';

type Place = keyof Strings['parts']['places'];

/** What a box is called by the third its middle lies in, from above and from the left. */
const PLACES: readonly (readonly [Place, Place, Place])[] = [
  ['upperLeft', 'top', 'upperRight'],
  ['left', 'middle', 'right'],
  ['lowerLeft', 'bottom', 'lowerRight'],
];

/** What a part is called: `“sunset”`, `“dog”, lower left`, `photo 12`, `part of your image`. */
export function partName(part: QueryPart, locale: Locale): string {
  const { parts } = locale.strings;
  if ('text' in part) {
    const { text: words, place } = part;
    return place
      ? say(parts.wordsAt, { words, place: placeName(place, locale) }, locale)
      : say(parts.words, { words }, locale);
  }
  if ('photo' in part) {
    // A name, not an amount.
    return say(part.crop ? parts.partOfPhoto : parts.photo, { id: String(part.photo) }, locale);
  }
  return part.crop ? parts.partOfImage : parts.image;
}

/** Where a box lies, by its middle: `lower left`, `left`, `middle`. */
export function placeName({ x, y, width, height }: CropBox, { strings }: Locale): string {
  const third = (middle: number): 0 | 1 | 2 => (middle < 0.4 ? 0 : middle > 0.6 ? 2 : 1);
  const place = PLACES[third(y + height / 2)]?.[third(x + width / 2)] ?? 'middle';
  return strings.parts.places[place];
}
