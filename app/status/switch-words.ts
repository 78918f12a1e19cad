import type { ModelSwitch } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { countOf, formatCount, formatTimeLeft } from '../format/numbers';

/** `Xenova/clip-vit-base-patch32 has read 12 of 31 photos, about 3 minutes left; until it is through, … answers.` */
export function switchInWords({ from, to, state, done, total, secondsLeft }: ModelSwitch, locale: Locale): string {
  const read = `${to} has read ${formatCount(done, locale)} of ${countOf(total, ['photo', 'photos'], locale)}`;
  const left = secondsLeft === null ? '' : `, ${formatTimeLeft(secondsLeft)}`;

  if (state === 'waiting') return `${read}; the others cannot be reached now. ${from} answers meanwhile.`;
  if (state === 'failed') return `${read} and cannot go on. ${from} answers meanwhile.`;
  return `${read}${left}. ${from} answers meanwhile.`;
}
