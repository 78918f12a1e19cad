import { headers } from 'next/headers';
import { type Locale, preferredLanguage } from '../format/locale';

/** The locale of the request being answered, for server components. */
export async function requestLocale(): Promise<Locale> {
  const language = preferredLanguage((await headers()).get('accept-language'));
  return { language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}
