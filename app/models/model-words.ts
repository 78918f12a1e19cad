import type { ModelList, ModelSpeed, ModelSummary, ModelSwitch } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { formatBytes, formatDuration, formatRate } from '../format/numbers';
import { say } from '../strings/message';

/** The title of a model by its reference, or the reference itself where the list does not have it. */
export function titleIn({ models }: Pick<ModelList, 'models'>, reference: string): string {
  return models.find((model) => model.reference === reference)?.title ?? reference;
}

/** The titles of the model that answers and of the one being made ready. */
export function titlesOf(
  change: ModelSwitch,
  list: Pick<ModelList, 'models'>,
): { readonly from: string; readonly to: string } {
  const inRole = (role: ModelSummary['role']) => list.models.find((model) => model.role === role)?.title;
  return { from: inRole('active') ?? titleIn(list, change.from), to: inRole('next') ?? titleIn(list, change.to) };
}

/** How a model is, in two or three words. */
export function stateInWords({ role, state, fetch, isBundled, bytesOnDisk }: ModelSummary, locale: Locale): string {
  const { states } = locale.strings.models;
  const size = formatBytes(bytesOnDisk, locale);

  if (role !== null) return states[role];
  if (fetch?.state === 'running') return states.downloading;
  if (state === 'partial') return say(states.partial, { size }, locale);
  if (state !== 'ready') return states[state];
  return isBundled ? states.bundled : say(states.ready, { size }, locale);
}

/** `41 photos a second, 6 ms a query` */
export function speedInWords({ imagesPerSecond, queryMs }: ModelSpeed, locale: Locale): string {
  const figures = { rate: formatRate(imagesPerSecond, locale), ms: formatRate(queryMs, locale) };
  return say(locale.strings.models.speed, figures, locale);
}

/** What choosing a model means, before it is chosen. @param photos photos that can be searched now */
export function choiceInWords(model: ModelSummary, active: string | null, photos: number, locale: Locale): string {
  const { choice } = locale.strings.models;
  const count = Math.max(0, photos - model.photos);
  if (count === 0) return choice.atOnce;

  const { speed } = model;
  const duration = speed && formatDuration(count / speed.imagesPerSecond, locale);
  return [
    duration === null ? say(choice.toRead, { count }, locale) : say(choice.toReadFor, { count, duration }, locale),
    active === null ? '' : say(choice.meanwhile, { active }, locale),
    choice.then,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** A precision for people; its own name where there is no better one. */
export function precisionInWords(dtype: string, { strings }: Locale): string {
  const names: Readonly<Record<string, string>> = strings.models.precisions;
  return names[dtype] ?? dtype;
}
