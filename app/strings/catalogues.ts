import { catalogue as de } from './de';
import { catalogue as en } from './en';
import type { Locale } from '../format/locale';
import type { Catalogue, Strings } from './strings';

/** Server only: a page brings the areas it shows, so that no script carries a catalogue. */
const CATALOGUES = { en, de } satisfies Record<string, Catalogue>;

export type WordLanguage = keyof typeof CATALOGUES;

/** Every language there is a catalogue of; English is the one all others are held to. */
export const SHIPPED = Object.keys(CATALOGUES) as readonly WordLanguage[];

/** Those a browser is answered in, and a person can choose: whose every page is in that language. */
export const OFFERED: readonly WordLanguage[] = ['en', 'de'];

/** How a language calls itself. */
export function nameOf(language: WordLanguage): string {
  return CATALOGUES[language].name;
}

/**
 * The locale of a language Rummage speaks.
 *
 * @param regional what dates and numbers are written by, where it is not the language itself
 */
export function localeIn(
  language: WordLanguage,
  regional: Pick<Locale, 'language' | 'timeZone'> = { language, timeZone: 'UTC' },
): Locale {
  // The compiler has compared the two: a message is a text with the same gaps.
  return { ...regional, strings: CATALOGUES[language] as unknown as Strings };
}
