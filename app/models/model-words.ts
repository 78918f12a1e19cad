import type { ModelList, ModelSpeed, ModelSummary, ModelSwitch } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { countOf, formatBytes, formatDuration, formatRate } from '../format/numbers';

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
  if (role === 'active') return 'Answers now';
  if (role === 'next') return 'Being made ready';
  if (fetch?.state === 'running') return 'Being downloaded';
  if (state === 'broken') return 'Cannot be used';
  if (state === 'partial') return `Partly here, ${formatBytes(bytesOnDisk, locale)}`;
  if (state === 'absent') return 'Not downloaded';
  return isBundled ? 'Comes with Rummage' : `Here, ${formatBytes(bytesOnDisk, locale)}`;
}

/** `41 photos a second, 6 ms a query` */
export function speedInWords({ imagesPerSecond, queryMs }: ModelSpeed, locale: Locale): string {
  return `${formatRate(imagesPerSecond, locale)} photos a second, ${formatRate(queryMs, locale)} ms a query`;
}

/** What choosing a model means, before it is chosen. @param photos photos that can be searched now */
export function choiceInWords(model: ModelSummary, active: string | null, photos: number, locale: Locale): string {
  const left = Math.max(0, photos - model.photos);
  if (left === 0) return 'It has read all your photos already, so searches change over in a moment.';

  const pace = model.speed
    ? `, which takes ${formatDuration(left / model.speed.imagesPerSecond, locale)} on this computer`
    : '';
  const meanwhile = active ? ` Until it is through, ${active} goes on answering.` : '';
  return (
    `It has ${countOf(left, ['photo', 'photos'], locale)} to read before it answers, the newest first${pace}.${meanwhile}` +
    ' Then searches, tags and albums change over together; what you pinned or decided yourself stays.'
  );
}

const PRECISIONS: Readonly<Record<string, string>> = {
  fp32: 'Full precision',
  fp16: 'Half precision',
  q8: '8 bit',
  int8: '8 bit, signed',
  uint8: '8 bit, unsigned',
  q4: '4 bit',
  q4f16: '4 bit, half precision',
  bnb4: '4 bit, bitsandbytes',
};

/** A precision for people; its own name where there is no better one. */
export function precisionInWords(dtype: string): string {
  return PRECISIONS[dtype] ?? dtype;
}
