import { describe, expect, it } from 'vitest';
import type { ModelList, ModelSummary, ModelSwitch } from '#lib/nouns';
import { localeIn } from '../strings/catalogues';
import { arrivedBetween, changesInWords as inWords, isUnderWay } from './changes';
import { someFetch, someModel } from './some-model';

const changesInWords = (before: ModelList, after: ModelList) => inWords(before, after, localeIn('en'));
const change: ModelSwitch = {
  ...{ from: 'small', to: 'large', state: 'filling', done: 1, total: 31, away: 0, secondsLeft: null },
  problem: null,
};

function list(part: Partial<ModelSummary> = {}, rest: Partial<ModelList> = {}): ModelList {
  const small = someModel({ reference: 'small', title: 'Small', state: 'ready', role: 'active' });
  const large = someModel({ reference: 'large', title: 'Large', ...part });
  return { models: [small, large], wanted: 'small', fixedBy: null, switch: null, ...rest };
}

describe('isUnderWay', () => {
  it('is false while nothing happens', () => expect(isUnderWay(list())).toBe(false));

  it('is false while a download is paused: only a person makes it go on', () => {
    expect(isUnderWay(list({ state: 'partial', fetch: someFetch({ state: 'paused' }) }))).toBe(false);
  });

  it.each([
    ['a download runs', list({ fetch: someFetch() })],
    ['a model is being made ready', list({}, { switch: change })],
    ['one is chosen that the indexer has not begun with', list({ state: 'ready' }, { wanted: 'large' })],
  ])('is true while %s', (_, models) => expect(isUnderWay(models)).toBe(true));
});

describe('arrivedBetween', () => {
  const speed = { imagesPerSecond: 40, queryMs: 5, imageMemory: 1, textMemory: 1 };
  const coming = list({ state: 'partial', fetch: someFetch() });

  it('names a model whose download has completed', () => {
    expect(arrivedBetween(coming, list({ state: 'ready' }))).toEqual(['large']);
  });

  it.each([
    ['was here already', list({ state: 'ready' }), list({ state: 'ready' })],
    ['is still coming', coming, coming],
    ['came, but cannot be used', coming, list({ state: 'broken' })],
    ['was measured already', coming, list({ state: 'ready', speed })],
  ])('names none that %s', (_, before, after) => expect(arrivedBetween(before, after)).toEqual([]));
});

describe('changesInWords', () => {
  it('says nothing of mere progress', () => {
    const [before, after] = [list({ fetch: someFetch() }), list({ fetch: someFetch({ doneBytes: 50 }) })];
    expect(changesInWords(before, after)).toBe('');
  });

  it('says when a download begins, stands still, stops, and is complete', () => {
    const running = list({ state: 'partial', fetch: someFetch() });
    const paused = list({ state: 'partial', fetch: someFetch({ state: 'paused' }) });
    const problem = { reason: 'The connection was cut.', remedy: 'Resume.' };
    const failed = list({ state: 'partial', fetch: someFetch({ state: 'failed', problem }) });

    expect(changesInWords(list(), running)).toBe('Large is being downloaded.');
    expect(changesInWords(running, paused)).toBe('The download of Large is paused.');
    expect(changesInWords(running, failed)).toBe('The download of Large has stopped: The connection was cut.');
    expect(changesInWords(running, list({ state: 'ready' }))).toBe('Large is here.');
  });

  it('says when a switch begins, and which model answers once it is through', () => {
    const ready = list({ state: 'ready' });
    const switching = list({ state: 'ready', role: 'next' }, { switch: change });
    const through: ModelList = {
      ...ready,
      models: [someModel({ reference: 'small', state: 'ready' }), someModel({ ...ready.models[1], role: 'active' })],
    };

    expect(changesInWords(ready, switching)).toBe('Large is being made ready.');
    expect(changesInWords(switching, through)).toBe('Large answers now.');
  });

  it('says when a speed has been measured', () => {
    const speed = { imagesPerSecond: 40, queryMs: 5, imageMemory: 1, textMemory: 1 };
    expect(changesInWords(list(), list({ speed }))).toBe('The speed of Large is measured.');
  });

  it('says when only photos that cannot be reached are left', () => {
    const waiting = list({ state: 'ready' }, { switch: { ...change, state: 'waiting', away: 4 } });
    expect(changesInWords(list({ state: 'ready' }, { switch: change }), waiting)).toMatch(/cannot be reached/);
  });
});
