import { mkdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findModelFiles } from '../encoder/model-files';
import { acquireProcessLock } from '../store/process-lock';
import { clearPartials } from './install';
import type { LocalModel } from './local';
import { modelFolder, modelLock, partialsFolder, planFile } from './places';
import { readPlan, readRecord, writeRecord } from './record';

/**
 * Deletes the files of a fetched, copied or interrupted model; those another precision of it needs stay.
 *
 * @param models absolute path of the folder of fetched models
 * @param model one that does not come with Rummage
 * @param all every model on disk
 * @throws RummageError `locked` while it is being fetched
 */
export async function removeFiles(models: string, model: LocalModel, all: readonly LocalModel[]): Promise<void> {
  await mkdir(partialsFolder(models), { recursive: true });
  const lock = acquireProcessLock(modelLock(models, model.id), `A fetch of ${model.id}`, 0);
  try {
    await dropPlan(models, model);
    const others = all.filter(({ id, reference }) => id === model.id && reference !== model.reference);
    if (others.every(({ state }) => state !== 'ready')) return await removeFolder(models, model.id);
    if (model.dtype !== null && model.state !== 'partial') await removePrecision(models, model.id, model.dtype);
  } finally {
    lock.release();
  }
}

async function dropPlan(models: string, { id, dtype }: LocalModel): Promise<void> {
  const plan = dtype === null ? null : await readPlan(planFile(models, id, dtype));
  if (plan !== null) await clearPartials(models, plan);
}

async function removeFolder(models: string, id: string): Promise<void> {
  const folder = modelFolder(models, id);
  await rm(folder, { recursive: true, force: true });
  // The owner's folder, if this was its last model.
  if (id.includes('/')) await rmdir(dirname(folder)).catch(() => undefined);
}

async function removePrecision(models: string, id: string, dtype: NonNullable<LocalModel['dtype']>): Promise<void> {
  const folder = modelFolder(models, id);
  const { image, text, weights } = findModelFiles(folder, id, dtype);
  const towers = new Set([image, text, ...weights]);
  const record = await readRecord(models, id);

  if (record !== null) {
    await writeRecord(models, { ...record, files: record.files.filter(({ path }) => !towers.has(path)) });
  }
  for (const path of towers) await rm(join(folder, path), { force: true });
}
