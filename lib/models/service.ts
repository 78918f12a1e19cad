import { loadHubSettings } from '../config';
import { openModel } from '../encoder/model';
import { parseReference, referenceTo } from '../encoder/reference';
import { RummageError } from '../errors';
import { libraryConfig, libraryDatabase, libraryPaths } from '../library';
import type { ModelFetch, ModelList, ModelOffer } from '../nouns';
import { chooseModel, forgetModel, readRoles, readSwitch, wantedModel } from './choice';
import { countVectorsByReference } from '../store/models';
import { describeLocal, listLocal, type LocalModel } from './local';
import { LITTLE_PATIENCE } from './patience';
import { bytesOf, type FetchPlan, offeredDtypes, planFetch } from './plan';
import { prospectModel } from './prospect';
import type { PullOptions } from './pull';
import * as pulls from './pulls';
import { removeFiles } from './remove';
import { isMeant, summarise } from './summaries';

/** Every model there is to choose from, and which one is wanted. Asks nobody outside this machine. */
export async function listModels(): Promise<ModelList> {
  const db = libraryDatabase();
  const { reference: wanted, fixedBy } = wantedModel(db, libraryConfig());
  const roles = readRoles(db);
  const local = await listInUse([wanted, roles.active, roles.next]);

  const meant = local.find((model) => isMeant(wanted, model, local));
  return {
    models: summarise(local, { ...roles, photos: countVectorsByReference(db), fetches: pulls.listFetches() }),
    wanted: meant?.reference ?? wanted,
    fixedBy,
    switch: readSwitch(db),
  };
}

/** What fetching a model would mean. Asks the hub. @throws RummageError */
export async function offerModel(reference: string): Promise<ModelOffer> {
  const { hubModel, plan, survey, freeBytes } = await prospectModel(reference, {
    settings: loadHubSettings(),
    paths: libraryPaths(),
    signal: new AbortController().signal,
    patience: LITTLE_PATIENCE,
  });

  const precisions = offeredDtypes(hubModel).map((dtype) => ({
    dtype,
    reference: referenceTo(hubModel.id, dtype),
    bytes: bytesOf(planFetch(hubModel, dtype)),
  }));
  return {
    reference: referenceTo(plan.id, plan.dtype),
    revision: plan.revision,
    license: plan.license,
    totalBytes: bytesOf(plan),
    missingBytes: survey.missingBytes,
    freeBytes,
    precisions,
  };
}

/** Fetches a model and waits until it is here and was checked by loading it. @throws RummageError */
export function fetchModel(
  reference: string,
  options: Pick<PullOptions, 'signal' | 'onPlan' | 'onProgress'>,
): Promise<FetchPlan> {
  return pulls.fetchModel(reference, { ...options, settings: loadHubSettings(), paths: libraryPaths() });
}

/** Starts fetching a model in this process, or goes on with it; {@link listModels} tells how it stands. @throws RummageError */
export async function startFetch(reference: string): Promise<ModelFetch> {
  parseReference(reference);
  return pulls.startFetch(reference, { settings: loadHubSettings(), paths: libraryPaths() });
}

/** Stops a fetch of this process; what has come is kept. @throws RummageError `not-found` when there is none */
export async function pauseFetch(reference: string): Promise<ModelFetch> {
  const fetch = await pulls.pauseFetch(reference);
  if (fetch !== null) return fetch;

  throw new RummageError('not-found', `${reference} is not being fetched here.`, {
    hint: 'It may have come already: look at the list of models again.',
  });
}

/**
 * Has a model answer searches as soon as it covers every photo; until then the one that answers now goes on.
 *
 * @returns the reference it goes by
 * @throws RummageError `bad-model` when it cannot be loaded, `conflict` when a setting fixes another
 */
export async function useModel(
  reference: string,
  options: { readonly leaveOutMissing?: boolean | undefined } = {},
): Promise<string> {
  const model = await openModel(reference, libraryPaths());
  chooseModel(libraryDatabase(), libraryConfig(), model.reference, options);
  return model.reference;
}

/**
 * Deletes a model's files and everything computed with it.
 *
 * @throws RummageError `conflict` when it is in use or comes with Rummage, `not-found`, `locked` while it is fetched
 */
export async function removeModel(reference: string): Promise<void> {
  const db = libraryDatabase();
  const local = await listLocal(libraryPaths());
  const model = local.find((candidate) => isMeant(reference, candidate, local));
  const name = model?.reference ?? nameOf(reference);
  refuseBundled(model);
  refuseInUse(name, model ?? null, local);

  if (model !== undefined) await removeFiles(libraryPaths().models, model, local);
  const wasComing = pulls.forgetFetch(reference);
  if (model === undefined && !wasComing && !countVectorsByReference(db).has(name)) {
    throw new RummageError('not-found', `There is no model ${reference} here.`, {
      hint: '`npx rummage models list` shows those there are; a folder elsewhere is yours to delete.',
    });
  }
  forgetModel(db, name);
}

function refuseBundled(model: LocalModel | undefined): void {
  if (!model?.isBundled) return;
  throw new RummageError('conflict', `${model.id} comes with Rummage and cannot be removed.`, {
    hint: 'It takes little room, and works without a network.',
  });
}

function refuseInUse(name: string, model: LocalModel | null, local: readonly LocalModel[]): void {
  const db = libraryDatabase();
  const { active, next } = readRoles(db);
  const { reference: wanted } = wantedModel(db, libraryConfig());
  const isIt = (used: string | null): boolean =>
    used !== null && (used === name || (model !== null && isMeant(used, model, local)));

  const role = isIt(active) ? 'answers searches now' : isIt(next) ? 'is being made ready' : null;
  if (role === null && !isIt(wanted)) return;
  throw new RummageError('conflict', `${name} cannot be removed: it ${role ?? 'was chosen'}.`, {
    hint: 'Use another model first, and wait until that one answers.',
  });
}

/** The models on disk, with those in use that lie elsewhere or have vanished. */
async function listInUse(references: readonly (string | null)[]): Promise<LocalModel[]> {
  const paths = libraryPaths();
  const local = await listLocal(paths);
  for (const reference of new Set(references)) {
    if (reference === null || local.some((model) => isMeant(reference, model, local))) continue;
    local.push(await describeLocal(reference, paths));
  }
  return local;
}

function nameOf(reference: string): string {
  const { place, dtype } = parseReference(reference);
  return referenceTo(place, dtype ?? 'fp32');
}
