import type { ModelList, ModelSummary } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { say } from '../strings/message';
import { titlesOf } from './model-words';

/** Whether something is under way, so that the list is worth asking for again. */
export function isUnderWay({ models, switch: change, wanted }: ModelList): boolean {
  const active = models.find(({ role }) => role === 'active');
  const isChosenOnly = active !== undefined && active.reference !== wanted;
  return change !== null || isChosenOnly || models.some(({ fetch }) => fetch?.state === 'running');
}

/** References of the models whose download has just completed and whose speed nobody knows. */
export function arrivedBetween(before: ModelList, after: ModelList): string[] {
  const coming = new Set(before.models.filter(({ fetch }) => fetch !== null).map(({ reference }) => reference));
  return after.models
    .filter(({ reference, state, fetch, speed }) => coming.has(reference) && !fetch && state === 'ready' && !speed)
    .map(({ reference }) => reference);
}

/** What has changed from one list to the next, in words worth hearing: states only, never progress. */
export function changesInWords(before: ModelList, after: ModelList, locale: Locale): string {
  return [...modelChanges(before, after, locale), ...switchChanges(before, after, locale)].join(' ');
}

function modelChanges(before: ModelList, after: ModelList, locale: Locale): string[] {
  const { measured } = locale.strings.models.changes;
  return after.models.flatMap((model) => {
    const earlier = before.models.find(({ reference }) => reference === model.reference);
    const said = stateOf(model, earlier, locale);
    const isMeasured = earlier?.speed === null && model.speed !== null;
    return [
      ...(said === '' || (earlier && stateOf(earlier, earlier, locale) === said) ? [] : [said]),
      ...(isMeasured ? [say(measured, { title: model.title }, locale)] : []),
    ];
  });
}

function stateOf(model: ModelSummary, earlier: ModelSummary | undefined, locale: Locale): string {
  const { changes } = locale.strings.models;
  const { state, fetch, role, title } = model;
  if (role === 'active') return say(changes.active, { title }, locale);
  if (fetch?.state === 'running') return say(changes.running, { title }, locale);
  if (fetch?.state === 'paused') return say(changes.paused, { title }, locale);
  if (fetch?.state === 'failed') {
    return say(changes.failed, { title, reason: fetch.problem?.reason ?? '' }, locale);
  }
  return state === 'ready' && earlier?.state !== 'ready' ? say(changes.here, { title }, locale) : '';
}

function switchChanges(before: ModelList, after: ModelList, locale: Locale): string[] {
  const { changes } = locale.strings.models;
  const [was, is] = [before.switch, after.switch];
  if (is === null || (is.state === was?.state && is.to === was.to)) return [];

  const title = titlesOf(is, after).to;
  if (is.state === 'waiting') return [say(changes.waiting, { title }, locale)];
  if (is.state === 'failed') return [say(changes.switchFailed, { title, reason: is.problem?.reason ?? '' }, locale)];
  return [say(changes.filling, { title }, locale)];
}
