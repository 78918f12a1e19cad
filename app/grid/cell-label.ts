import { describePhoto } from '../format/dates';
import type { Locale } from '../format/locale';
import { isFavourite } from './left-out';
import type { ShownPhoto } from './photo-cell';

/** Said of a photo that is there whatever it shows. */
const FOUND_BY_TEXT = 'found by its name, date, keywords or albums';

/** What a cell is called for those who do not see it. @param at the photo's place in its list */
export function cellLabel(photo: ShownPhoto, at: number, locale: Locale): string {
  const burst = photo.burst ? `, burst of ${photo.burst.count}` : '';
  const why = photo.why ? `, ${FOUND_BY_TEXT}` : '';
  return `${describePhoto(photo, locale)}, number ${at + 1}${isFavourite(photo) ? ', favourite' : ''}${burst}${why}`;
}
