import { describePhoto } from '../format/dates';
import type { Locale } from '../format/locale';
import { say } from '../strings/message';
import { isFavourite } from './left-out';
import type { ShownPhoto } from './photo-cell';

/** What a cell is called for those who do not see it. @param at the photo's place in its list */
export function cellLabel(photo: ShownPhoto, at: number, locale: Locale): string {
  const { cell: words } = locale.strings.grid;
  // As text: a number format takes longer to make than all else of a cell.
  const place = String(at + 1);
  let cell = say(words.numbered, { photo: describePhoto(photo, locale), place }, locale);
  if (isFavourite(photo)) cell = say(words.favourite, { cell }, locale);
  if (photo.burst) cell = say(words.burst, { cell, count: photo.burst.count }, locale);
  return photo.why ? say(words.foundByText, { cell }, locale) : cell;
}
