import type { Locale } from '../format/locale';

/** Of the page in this browser; a server, which answers several languages at once, has none. */
let kept: Locale | null = null;

export function keepPageLocale(locale: Locale): void {
  kept = locale;
}

/**
 * The page's locale, for what runs outside of components, as in answer to a click; with the areas every page has.
 *
 * @throws Error before there is a page
 */
export function pageLocale(): Locale {
  if (kept === null) throw new Error('Expected a page that has said its locale, found none.');
  return kept;
}
