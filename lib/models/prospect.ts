import { atHub, type HubOptions, type Target } from './at-hub';
import { freeBytes } from './disk-space';
import { type Hub, NEWEST } from './hub';
import { HubFailure } from './hub-failure';
import type { HubModel } from './hub-model';
import { notAllowed } from './hub-refusal';
import { Endurance, PATIENCE } from './patience';
import { type FetchPlan, planFetch } from './plan';
import { readRecord } from './record';
import { type Survey, surveyBySize } from './survey';

/** What the hub has of a model, and how it compares with the disk. */
export interface Prospect {
  readonly hubModel: HubModel;
  readonly plan: FetchPlan;
  readonly survey: Survey;
  /** Bytes free where it would lie. */
  readonly freeBytes: number;
}

/**
 * Asks the hub what fetching a model would mean. Fetches nothing.
 *
 * @param reference `owner/name`, or with `@dtype` another precision than the best the hub has
 * @throws RummageError
 */
export function prospectModel(reference: string, options: HubOptions): Promise<Prospect> {
  return atHub(reference, options, (hub, target) => prospect(hub, target, options));
}

/** {@link prospectModel} at a hub that is open. @throws RummageError, HubFailure */
export async function prospect(hub: Hub, { id, dtype }: Target, options: HubOptions): Promise<Prospect> {
  const { models } = options.paths;
  // Another precision of what is here belongs to the same revision: its small files are shared.
  const revision = (await readRecord(models, id))?.revision ?? NEWEST;
  const hubModel = await describe(hub, id, revision, options);
  const plan = planFetch(hubModel, dtype);
  const survey = await surveyBySize(models, plan);

  if (hubModel.isGated && options.settings.token === null && survey.missing.length > 0) {
    throw notAllowed(id, options.settings);
  }
  return { hubModel, plan, survey, freeBytes: await freeBytes(models) };
}

/** A hub that cannot be reached at all is said at once; one that is busy is asked again. */
async function describe(
  hub: Hub,
  id: string,
  revision: string,
  { signal, patience = PATIENCE }: HubOptions,
): Promise<HubModel> {
  const endurance = new Endurance(patience, signal);

  for (;;) {
    try {
      return await hub.describe(id, revision, signal);
    } catch (failure) {
      if (failure instanceof HubFailure && failure.kind === 'unreachable') throw failure;
      await endurance.bear(failure);
    }
  }
}
