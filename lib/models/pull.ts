import { mkdir } from 'node:fs/promises';
import { acquireProcessLock } from '../store/process-lock';
import { atHub, type HubOptions } from './at-hub';
import { freeBytes, requireSpace } from './disk-space';
import { downloadFile } from './download';
import type { Hub } from './hub';
import { installFiles } from './install';
import { type FetchProgress, Meter } from './meter';
import { PATIENCE } from './patience';
import { modelLock, partialFile, partialsFolder } from './places';
import { bytesOf, type FetchPlan } from './plan';
import { prospect, type Prospect } from './prospect';
import { writePlan } from './record';
import { surveyByContent } from './survey';

export interface PullOptions extends HubOptions {
  /** Told once, before the first byte is fetched. */
  readonly onPlan?: (prospect: Prospect) => void;
  /** Told a few times a second. */
  readonly onProgress?: (progress: FetchProgress) => void;
}

/** Milliseconds between two reports of progress. */
const REPORT_EVERY_MS = 250;

/**
 * Fetches a model, going on from what an interrupted fetch has left, checks every file and moves them in. A model that
 * is there already is checked, and mended where files are missing or damaged.
 *
 * @param reference `owner/name`, or with `@dtype` another precision than the best the hub has
 * @returns what was fetched
 * @throws RummageError `locked` when another process is at it; otherwise why it could not be done
 */
export function pullModel(reference: string, options: PullOptions): Promise<FetchPlan> {
  return atHub(reference, options, async (hub, target) => {
    const { models } = options.paths;
    const found = await prospect(hub, target, options);

    await mkdir(partialsFolder(models), { recursive: true });
    const lock = acquireProcessLock(modelLock(models, target.id), `A fetch of ${target.id}`, 0);
    try {
      options.onPlan?.(found);
      await pull(hub, found.plan, options);
    } finally {
      lock.release();
    }
    return found.plan;
  });
}

async function pull(hub: Hub, plan: FetchPlan, options: PullOptions): Promise<void> {
  const { models } = options.paths;
  const { signal, patience = PATIENCE } = options;
  const { missing, missingBytes } = await surveyByContent(models, plan);
  requireSpace(missingBytes, await freeBytes(models));
  await writePlan(models, plan);

  const total = bytesOf(plan);
  const report = reporter(new Meter(total, total - missingBytes, performance.now()), options.onProgress);
  report(0);
  for (const file of missing) {
    const source = { ...file, id: plan.id, revision: plan.revision };
    const to = partialFile(models, plan.id, file);
    await downloadFile(hub, source, to, { signal, patience, onBytes: (bytes) => report(bytes) });
  }
  report(0, true);

  await installFiles(models, plan, missing);
}

function reporter(meter: Meter, tell: PullOptions['onProgress']): (bytes: number, isLast?: boolean) => void {
  let toldAt = -Infinity;

  return (bytes, isLast = false) => {
    const now = performance.now();
    meter.add(bytes, now);
    if (!isLast && now - toldAt < REPORT_EVERY_MS) return;
    toldAt = now;
    tell?.(meter.read(now));
  };
}
