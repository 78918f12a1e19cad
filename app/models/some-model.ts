import type { ModelFetch, ModelSummary } from '#lib/nouns';

/** A model for tests, of which only what matters there need be said. */
export function someModel(part: Partial<ModelSummary> = {}): ModelSummary {
  return {
    ...{ reference: 'a/model', id: 'a/model', dtype: 'fp32', title: 'A model', summary: 'It finds.' },
    ...{ license: null, languages: null, dimensions: null, imageSize: null, textTokens: null, figure: null },
    ...{ isBundled: false, state: 'absent', problem: null, bytesOnDisk: 0, fetch: null, role: null, photos: 0 },
    speed: null,
    ...part,
  };
}

/** A fetch for tests. */
export function someFetch(part: Partial<ModelFetch> = {}): ModelFetch {
  return {
    ...{ reference: 'a/model', state: 'running', doneBytes: 10, totalBytes: 100, bytesPerSecond: 5, secondsLeft: 18 },
    problem: null,
    ...part,
  };
}
