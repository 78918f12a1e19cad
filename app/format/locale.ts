/** What numbers and dates are written by: the same on server and client, so that both write the same text. */
export interface Locale {
  readonly language: string;
  /** Of the machine Rummage runs on, for times of events; a photo's own time is local already. */
  readonly timeZone: string;
}

/** The language the browser asks for first, or English when it asks for none that exists. */
export function preferredLanguage(acceptLanguage: string | null): string {
  const wanted = (acceptLanguage ?? '').split(',').map((entry) => entry.split(';', 1)[0]?.trim() ?? '');

  for (const tag of wanted) {
    if (isLanguage(tag)) return tag;
  }
  return 'en';
}

function isLanguage(tag: string): boolean {
  try {
    return tag !== '' && tag !== '*' && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
