import type { ModelSwitch } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { formatTimeLeft } from '../format/numbers';
import { say } from '../strings/message';

/** `Xenova/clip-vit-base-patch32 has read 12 of 31 photos, about 3 minutes left; until it is through, … answers.` */
export function switchInWords({ from, to, state, done, total, secondsLeft }: ModelSwitch, locale: Locale): string {
  const { switching } = locale.strings.progress;
  const parts = { read: say(switching.read, { model: to, done, count: total }, locale), answering: from };

  if (state !== 'filling' || secondsLeft === null) return say(switching[state], parts, locale);
  return say(switching.fillingFor, { ...parts, left: formatTimeLeft(secondsLeft, locale) }, locale);
}
