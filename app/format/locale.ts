import type { Strings } from '../strings/strings';

/** What numbers and dates are written by: the same on server and client, so that both write the same text. */
export interface Regional {
  readonly language: string;
  /** Of the machine Rummage runs on, for times of events; a photo's own time is local already. */
  readonly timeZone: string;
}

/** That, and the words, which may be of another language: Rummage writes dates by more languages than it speaks. */
export interface Locale extends Regional {
  readonly strings: Strings;
}

/** The language the browser asks for first, or English when it asks for none that exists. */
export function preferredLanguage(acceptLanguage: string | null): string {
  return askedLanguages(acceptLanguage)[0] ?? 'en';
}

/** The languages a browser asks for, as it orders them. */
export function askedLanguages(acceptLanguage: string | null): string[] {
  const wanted = (acceptLanguage ?? '').split(',').map((entry) => entry.split(';', 1)[0]?.trim() ?? '');
  return wanted.filter(isLanguage);
}

function isLanguage(tag: string): boolean {
  try {
    return tag !== '' && tag !== '*' && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
