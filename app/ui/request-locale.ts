import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { askedLanguages, type Locale, preferredLanguage } from '../format/locale';
import { localeIn } from '../strings/catalogues';
import { wordLanguage } from '../strings/choose-language';
import { LANGUAGE_COOKIE } from '../strings/language-cookie';

/** The locale of the request being answered, for server components. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const accepted = (await headers()).get('accept-language');
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const words = wordLanguage(askedLanguages(accepted), chosen);

  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return localeIn(words, { language: regionalLanguage(words, accepted, chosen), timeZone });
});

/** Of a language a person has chosen the browser's own kind, such as de-CH; else what the browser asks for first. */
function regionalLanguage(words: string, accepted: string | null, chosen: string | undefined): string {
  if (chosen !== words) return preferredLanguage(accepted);
  return askedLanguages(accepted).find((tag) => tag.split('-', 1)[0]?.toLowerCase() === words) ?? words;
}
