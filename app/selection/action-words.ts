import type { Acted, Action } from '#lib/acting/action';
import type { Locale } from '../format/locale';
import { say } from '../strings/message';

/** What an action has come to, in words. @param album its name, if it is about one */
export function wordsOf(
  action: Action,
  { changed, value }: Pick<Acted, 'changed' | 'value'>,
  locale: Locale,
  album = '',
): string {
  const { done } = locale.strings.selection;
  const count = { count: changed };
  if (changed === 0) return done.nothing;

  switch (action.action) {
    case 'favourite':
      return say(value === true ? done.favourite : done.noFavourite, count, locale);
    case 'rate':
      return typeof value === 'number'
        ? say(done.rated, { ...count, stars: value }, locale)
        : say(done.cleared, count, locale);
    case 'hide':
      return say(value === true ? done.hidden : done.shown, count, locale);
    case 'tag':
      return say(value === true ? done.tagged : done.untagged, { ...count, tag: action.label }, locale);
    case 'album':
      return say(value === true ? done.intoAlbum : done.outOfAlbum, { ...count, album }, locale);
    case 'trash':
      return say(value === true ? done.trashed : done.restored, count, locale);
  }
}
