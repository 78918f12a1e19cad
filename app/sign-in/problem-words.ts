import type { Locale } from '../format/locale';
import { say } from '../strings/message';

/** Why the last attempt led back to the sign-in page; null when there was none. */
export function problemInWords(params: URLSearchParams, locale: Locale): string | null {
  const { wrong, waitSeconds, waitMinutes } = locale.strings.signIn;
  if (params.has('wrong')) return wrong;

  const seconds = Number(params.get('wait') ?? 0);
  if (!Number.isSafeInteger(seconds) || seconds <= 0) return null;
  if (seconds < 90) return say(waitSeconds, { count: seconds }, locale);
  return say(waitMinutes, { count: Math.ceil(seconds / 60) }, locale);
}
