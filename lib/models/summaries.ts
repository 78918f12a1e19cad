import { CATALOGUE, findCatalogued } from '../encoder/catalogue';
import { parseReference, referenceTo } from '../encoder/reference';
import type { ModelFetch, ModelSummary } from '../nouns';
import type { LocalModel } from './local';
import { titleOf } from './title';

/** Which models answer, and what else is known of each. */
export interface Standing {
  readonly active: string | null;
  readonly next: string | null;
  readonly photos: ReadonlyMap<string, number>;
  readonly fetches: readonly ModelFetch[];
}

/** Whether a reference, as a person or a setting may have written it, means this model. */
export function isMeant(
  reference: string,
  model: { readonly id: string; readonly dtype: string | null },
  all: readonly LocalModel[],
): boolean {
  const { place, dtype } = parseLeniently(reference);
  if (place !== model.id) return false;
  if (model.dtype === null) return true;
  // Bare, it means the best that is ready: they are listed best first.
  const best = all.find(({ id, state }) => id === place && state === 'ready') ?? all.find(({ id }) => id === place);
  return (dtype ?? best?.dtype ?? model.dtype) === model.dtype;
}

/** Every model there is to choose from: those known to work, in their order, then what else lies on disk or is coming. */
export function summarise(local: readonly LocalModel[], standing: Standing): ModelSummary[] {
  const catalogued = CATALOGUE.flatMap((entry) => {
    const here = local.filter(({ id }) => id === entry.id);
    return here.length > 0 ? here : [absent(entry.id)];
  });
  const others = local.filter(({ id }) => findCatalogued(id) === null);
  const known = [...catalogued, ...others];
  // One that has only just been asked for has left no trace on disk yet.
  const coming = standing.fetches
    .filter(({ reference }) => !known.some((model) => isMeant(reference, model, local)))
    .map(({ reference }) => absent(parseLeniently(reference).place, parseLeniently(reference).dtype ?? 'fp32'));

  return [...known, ...coming].map((model) => summary(model, local, standing));
}

type Listed = Omit<LocalModel, 'state' | 'dtype'> & {
  readonly state: ModelSummary['state'];
  readonly dtype: string | null;
};

function summary(model: Listed, local: readonly LocalModel[], standing: Standing): ModelSummary {
  const entry = findCatalogued(model.id);
  const isIt = (reference: string | null): boolean => reference !== null && isMeant(reference, model, local);

  return {
    ...model,
    dtype: model.dtype ?? 'fp32',
    title: titleOf(model.id, model.dtype),
    summary: entry?.summary ?? '',
    license: model.license ?? entry?.license ?? null,
    languages: entry?.languages ?? null,
    dimensions: model.dimensions ?? entry?.dimensions ?? null,
    imageSize: model.imageSize ?? entry?.imageSize ?? null,
    textTokens: model.textTokens ?? entry?.textTokens ?? null,
    figure: entry?.figure ?? null,
    fetch: standing.fetches.find(({ reference }) => isIt(reference)) ?? null,
    role: isIt(standing.active) ? 'active' : isIt(standing.next) ? 'next' : null,
    photos: standing.photos.get(model.reference) ?? 0,
  };
}

function absent(id: string, dtype: LocalModel['dtype'] = 'fp32'): Listed {
  return {
    ...{ reference: referenceTo(id, dtype ?? 'fp32'), id, dtype, isBundled: false, state: 'absent', problem: null },
    ...{ bytesOnDisk: 0, license: null, dimensions: null, imageSize: null, textTokens: null, speed: null },
  };
}

function parseLeniently(reference: string): { readonly place: string; readonly dtype: LocalModel['dtype'] } {
  try {
    return parseReference(reference);
  } catch {
    // Stored by another version, or a folder whose name is none: it means itself.
    return { place: reference, dtype: null };
  }
}
