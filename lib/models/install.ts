import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncToDisk } from '../write-file';
import { modelFolder, partialFile, partialFolder, planFile } from './places';
import type { FetchPlan, PlannedFile } from './plan';
import { readPlan, readRecord, writeRecord } from './record';

/**
 * Moves files that have come and been checked into the model's folder, the towers last, and writes the record. Stopped
 * anywhere within, it can be done again.
 *
 * @param come those of the plan's files that are not in the folder yet, in the plan's order
 */
export async function installFiles(models: string, plan: FetchPlan, come: readonly PlannedFile[]): Promise<void> {
  const folder = modelFolder(models, plan.id);
  for (const file of come) {
    const to = join(folder, file.path);
    await mkdir(dirname(to), { recursive: true });
    await rename(partialFile(models, plan.id, file), to);
    await syncToDisk(dirname(to));
  }

  const known = await readRecord(models, plan.id);
  const planned = new Set(plan.files.map(({ path }) => path));
  await writeRecord(models, {
    id: plan.id,
    revision: plan.revision,
    license: plan.license,
    fetchedAt: new Date().toISOString(),
    files: [...(known?.files ?? []).filter(({ path }) => !planned.has(path)), ...plan.files],
  });
  await clearPartials(models, plan);
}

/** Deletes what is left of a fetch that is over or given up; what another precision's, interrupted, needs is left alone. */
export async function clearPartials(models: string, plan: FetchPlan): Promise<void> {
  const folder = partialFolder(models, plan.id);
  await rm(planFile(models, plan.id, plan.dtype), { force: true });

  const others = (await readdir(folder)).filter((name) => name.startsWith('plan.'));
  if (others.length === 0) return rm(folder, { recursive: true, force: true });
  const needed = (await Promise.all(others.map((name) => readPlan(join(folder, name))))).flatMap((other) =>
    (other?.files ?? []).map((file) => partialFile(models, plan.id, file)),
  );
  for (const file of plan.files.map((each) => partialFile(models, plan.id, each))) {
    if (!needed.includes(file)) await rm(file, { force: true });
  }
}
