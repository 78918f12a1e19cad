import type { ModelList, ModelSummary } from '#lib/nouns';
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
export function changesInWords(before: ModelList, after: ModelList): string {
  return [...modelChanges(before, after), ...switchChanges(before, after)].join(' ');
}

function modelChanges(before: ModelList, after: ModelList): string[] {
  return after.models.flatMap((model) => {
    const earlier = before.models.find(({ reference }) => reference === model.reference);
    const said = stateOf(model, earlier);
    const isMeasured = earlier?.speed === null && model.speed !== null;
    return [
      ...(said === '' || (earlier && stateOf(earlier, earlier) === said) ? [] : [said]),
      ...(isMeasured ? [`The speed of ${model.title} is measured.`] : []),
    ];
  });
}

function stateOf(model: ModelSummary, earlier: ModelSummary | undefined): string {
  const { state, fetch, role, title } = model;
  if (role === 'active') return `${title} answers now.`;
  if (fetch?.state === 'running') return `${title} is being downloaded.`;
  if (fetch?.state === 'paused') return `The download of ${title} is paused.`;
  if (fetch?.state === 'failed') return `The download of ${title} has stopped: ${fetch.problem?.reason ?? ''}`;
  return state === 'ready' && earlier?.state !== 'ready' ? `${title} is here.` : '';
}

function switchChanges(before: ModelList, after: ModelList): string[] {
  const [was, is] = [before.switch, after.switch];
  if (is === null || (is.state === was?.state && is.to === was.to)) return [];

  const title = titlesOf(is, after).to;
  if (is.state === 'waiting') return [`${title} waits for photos that cannot be reached.`];
  if (is.state === 'failed') return [`${title} could not be made ready: ${is.problem?.reason ?? ''}`];
  return [`${title} is being made ready.`];
}
