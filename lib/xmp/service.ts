import { basename } from 'node:path';
import { RummageError, toErrorAnswer } from '../errors';
import { libraryDatabase, libraryPaths } from '../library';
import { log } from '../log';
import type { Failure } from '../nouns';
import { type FolderRow, listFolders } from '../store/folders';
import { skippedInWords } from './describe';
import { type Outcome, SKIP_REASONS, type SkipReason } from './outcome';
import type { SidecarsAsked } from './parse';
import { everyPlace } from './places';
import { writeSidecars, type WritePlace } from './write-sidecars';

/** How the sidecars ordered last are coming along, or have. */
export interface SidecarRun {
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  /** Nothing is written: it is only found out what would be. */
  readonly dryRun: boolean;
  /** Files looked at, of `total`. */
  readonly done: number;
  readonly total: number;
  readonly written: number;
  /** With each reason, how many were left alone. */
  readonly skipped: readonly string[];
  /** The first of them, their paths relative to their folders. */
  readonly examples: readonly { readonly folder: string; readonly path: string; readonly reason: string }[];
  /** Names of folders that cannot be reached. */
  readonly away: readonly string[];
  readonly problem: Failure | null;
}

interface Job {
  readonly stop: AbortController;
  readonly counts: Partial<Record<SkipReason, number>>;
  ended: Promise<void>;
  run: SidecarRun;
}

const MOST_EXAMPLES = 50;

// On globalThis, because Next loads this module more than once in one process.
const KEY = Symbol.for('rummage.sidecars');
const holder = globalThis as { [KEY]?: Job };

/** The run ordered last in this process; null before the first. */
export function getSidecarRun(): SidecarRun | null {
  return holder[KEY]?.run ?? null;
}

/**
 * Starts writing sidecars, which goes on by itself.
 *
 * @throws RummageError `conflict` while a run of this process is under way, `not-found` for a folder there is not
 */
export function startSidecars({ folders, ...options }: SidecarsAsked): SidecarRun {
  if (holder[KEY]?.run.state === 'running') {
    throw new RummageError('conflict', 'Sidecars are being written already.', {
      hint: 'Wait until that is done, or stop it.',
    });
  }
  const places = placesOf(listFolders(libraryDatabase()), folders);
  const job: Job = {
    stop: new AbortController(),
    counts: {},
    ended: Promise.resolve(),
    run: {
      ...{ state: 'running', dryRun: options.dryRun, done: 0, total: 0, written: 0 },
      ...{ skipped: [], examples: [], away: [], problem: null },
    },
  };
  holder[KEY] = job;
  job.ended = carryOut(job, { ...options, places });
  return job.run;
}

/** Stops the run that is under way, and waits until it has stopped; what is written stays. */
export async function stopSidecars(): Promise<SidecarRun | null> {
  const job = holder[KEY];
  job?.stop.abort();
  await job?.ended;
  return getSidecarRun();
}

/** Resolves when the run there is has ended, however. */
export async function sidecarsEnded(): Promise<void> {
  await holder[KEY]?.ended;
}

async function carryOut(job: Job, order: Parameters<typeof writeSidecars>[2]): Promise<void> {
  const { signal } = job.stop;
  try {
    const { away } = await writeSidecars(libraryDatabase(), libraryPaths(), order, {
      signal,
      onOutcome: (outcome, file) => count(job, outcome, file),
      onProgress: (done, total) => change(job, { done, total }),
    });
    change(job, { state: signal.aborted ? 'stopped' : 'done', away: away.map(({ path }) => basename(path)) });
  } catch (error) {
    if (!(error instanceof RummageError)) log.error({ err: error }, 'Sidecars could not be written.');
    const { message, hint } = toErrorAnswer(error);
    change(job, { state: 'failed', problem: { reason: message, remedy: hint } });
  }
}

function count(job: Job, outcome: Outcome, { folder, path }: { folder: FolderRow; path: string }): void {
  if (outcome.kind === 'written') change(job, { written: job.run.written + 1 });
  if (outcome.kind !== 'skipped') return;

  const { reason } = outcome;
  job.counts[reason] = (job.counts[reason] ?? 0) + 1;
  change(job, { skipped: skippedInWords({ skipped: job.counts }) });
  const { examples } = job.run;
  if (examples.length >= MOST_EXAMPLES) return;
  const example = { folder: basename(folder.path), path, reason: SKIP_REASONS[reason] };
  change(job, { examples: [...examples, example] });
}

function change(job: Job, to: Partial<SidecarRun>): void {
  job.run = { ...job.run, ...to };
}

function placesOf(known: readonly FolderRow[], ids: SidecarsAsked['folders']): WritePlace[] {
  if (ids === null) return everyPlace(known);
  return ids.map((id) => {
    const folder = known.find((each) => each.id === id);
    if (folder !== undefined) return { folder, below: '' };
    throw new RummageError('not-found', `There is no folder ${id}.`, { hint: '`GET /api/folders` lists them.' });
  });
}
