import { openModel } from '../encoder/model';
import { referenceTo } from '../encoder/reference';
import { RummageError, toErrorAnswer } from '../errors';
import { log } from '../log';
import type { Failure, ModelFetch } from '../nouns';
import type { HubOptions } from './at-hub';
import type { FetchProgress } from './meter';
import type { FetchPlan } from './plan';
import type { Prospect } from './prospect';
import { pullModel, type PullOptions } from './pull';

/** Fetches a model and checks it by loading it. @throws RummageError what {@link pullModel} throws, and `bad-model` */
export async function fetchModel(reference: string, options: PullOptions): Promise<FetchPlan> {
  const plan = await pullModel(reference, options);
  try {
    await openModel(referenceTo(plan.id, plan.dtype), options.paths);
  } catch (error) {
    // Ctrl-C reaches the process that loads it as well.
    options.signal.throwIfAborted();
    throw error;
  }
  return plan;
}

interface Job {
  readonly stop: AbortController;
  /** Resolves when it is over, however it ended. */
  ended: Promise<void>;
  asked: string;
  fetch: ModelFetch;
}

// On globalThis, because Next loads this module more than once in one process.
const KEY = Symbol.for('rummage.fetches');
const holder = globalThis as { [KEY]?: Job[] };

function jobs(): Job[] {
  return (holder[KEY] ??= []);
}

/** Fetches of this process that are under way, were paused, or have failed. */
export function listFetches(): ModelFetch[] {
  return jobs().map(({ fetch }) => fetch);
}

/**
 * Starts fetching, or goes on with a fetch that was paused or has failed. One that runs already goes on as it is.
 *
 * @returns how it stands; it goes on by itself
 */
export function startFetch(reference: string, options: Omit<HubOptions, 'signal'>): ModelFetch {
  const known = findJob(reference);
  if (known?.fetch.state === 'running') return known.fetch;
  if (known !== undefined) forget(known);

  const job: Job = {
    stop: new AbortController(),
    asked: reference,
    ended: Promise.resolve(),
    fetch: {
      ...{
        reference,
        state: 'running',
        doneBytes: known?.fetch.doneBytes ?? 0,
        totalBytes: known?.fetch.totalBytes ?? null,
      },
      ...{ bytesPerSecond: 0, secondsLeft: null, problem: null },
    },
  };
  jobs().push(job);
  job.ended = run(job, options);
  return job.fetch;
}

/** Stops a fetch, keeping what has come, and waits until it has stopped; @returns null when there is none */
export async function pauseFetch(reference: string): Promise<ModelFetch | null> {
  const job = findJob(reference);
  if (job === undefined) return null;

  job.stop.abort();
  await job.ended;
  return job.fetch;
}

/** Forgets a fetch that is over, as when its remains are removed; @returns whether there was one */
export function forgetFetch(reference: string): boolean {
  const job = findJob(reference);
  if (job === undefined || job.fetch.state === 'running') return false;

  forget(job);
  return true;
}

/** Resolves when a fetch has ended, however; at once when there is none. */
export async function fetchEnded(reference: string): Promise<void> {
  await findJob(reference)?.ended;
}

async function run(job: Job, options: Omit<HubOptions, 'signal'>): Promise<void> {
  const { signal } = job.stop;
  try {
    await fetchModel(job.asked, {
      ...options,
      signal,
      onPlan: ({ plan }: Prospect) => change(job, { reference: referenceTo(plan.id, plan.dtype) }),
      onProgress: (progress: FetchProgress) => change(job, progress),
    });
    forget(job);
  } catch (error) {
    const still = { bytesPerSecond: 0, secondsLeft: null };
    if (signal.aborted) return change(job, { ...still, state: 'paused' });
    if (!(error instanceof RummageError)) log.error({ err: error }, 'Fetching a model failed.');
    change(job, { ...still, state: 'failed', problem: inWords(error) });
  }
}

function change(job: Job, to: Partial<ModelFetch>): void {
  job.fetch = { ...job.fetch, ...to };
}

function inWords(error: unknown): Failure {
  const { message, hint } = toErrorAnswer(error);
  return { reason: message, remedy: hint };
}

function forget(job: Job): void {
  const all = jobs();
  if (all.includes(job)) all.splice(all.indexOf(job), 1);
}

/** By the name it was asked for under, or by the one it got when the hub had told what there is. */
function findJob(reference: string): Job | undefined {
  return jobs().find(({ asked, fetch }) => asked === reference || fetch.reference === reference);
}
