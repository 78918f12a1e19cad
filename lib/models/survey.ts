import { join } from 'node:path';
import { isIntact, sizeOf } from './checksum';
import { modelFolder, partialFile } from './places';
import type { FetchPlan, PlannedFile } from './plan';

/** What of a plan is on disk, and what is not. */
export interface Survey {
  /** Files that are not in the model's folder yet, though part of them may have come. */
  readonly missing: readonly PlannedFile[];
  /** Bytes that still have to come. */
  readonly missingBytes: number;
}

/** Compares a plan with what is there by size alone: quick, for telling a person. */
export function surveyBySize(models: string, plan: FetchPlan): Promise<Survey> {
  return survey(models, plan, async (path, file) => (await sizeOf(path)) === file.bytes);
}

/** Compares a plan with what is there by checksum, so that a file damaged since is fetched again. */
export function surveyByContent(models: string, plan: FetchPlan): Promise<Survey> {
  return survey(models, plan, isIntact);
}

async function survey(
  models: string,
  plan: FetchPlan,
  isHere: (path: string, file: PlannedFile) => Promise<boolean>,
): Promise<Survey> {
  const missing: PlannedFile[] = [];
  let missingBytes = 0;

  for (const file of plan.files) {
    if (await isHere(join(modelFolder(models, plan.id), file.path), file)) continue;
    missing.push(file);
    const come = (await sizeOf(partialFile(models, plan.id, file))) ?? 0;
    missingBytes += Math.max(0, file.bytes - come);
  }
  return { missing, missingBytes };
}
