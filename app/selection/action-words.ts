import type { Acted, Action } from '#lib/acting/action';

/** What an action has come to, in words. @param album its name, if it is about one */
export function wordsOf(
  action: Action,
  { changed, value }: Pick<Acted, 'changed' | 'value'>,
  album = 'the album',
): string {
  const photos = changed === 1 ? '1 photo' : `${changed} photos`;
  if (changed === 0) return 'Nothing to change';

  switch (action.action) {
    case 'favourite':
      return value === true ? `${photos} added to your favourites` : `${photos} taken out of your favourites`;
    case 'rate':
      return typeof value === 'number' ? `${photos} rated ${value} of 5` : `Your stars cleared from ${photos}`;
    case 'hide':
      return value === true ? `${photos} hidden` : `${photos} shown again`;
    case 'tag':
      return value === true ? `“${action.label}” added to ${photos}` : `“${action.label}” taken off ${photos}`;
    case 'album':
      return value === true ? `${photos} added to ${album}` : `${photos} taken out of ${album}`;
    case 'trash':
      return value === true ? `${photos} in the trash` : `${photos} restored`;
  }
}
