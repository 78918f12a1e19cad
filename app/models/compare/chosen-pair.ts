import type { ModelSummary } from '#lib/nouns';

type Pair = readonly [a: ModelSummary | undefined, b: ModelSummary | undefined];

/** The two models an address names; where it names none, the one that answers now and the first other. */
export function chosenPair(models: readonly ModelSummary[], params: URLSearchParams): Pair {
  const named = (key: string) => models.find(({ reference }) => reference === params.get(key));
  const other = (than: ModelSummary | undefined) => models.filter((model) => model !== than);

  const others = other(named('b'));
  const a = named('a') ?? others.find(({ role }) => role === 'active') ?? others[0];
  return [a, named('b') ?? other(a)[0]];
}
