import { join } from 'node:path';
import type { Dtype } from '../encoder/reference';
import type { PlannedFile } from './plan';

/** Beside the models, and on the same disk, so that what is complete can be moved in. */
const PARTIAL = '.partial';

/** The record of a fetch, inside the model's folder; written last. */
export const RECORD = 'rummage-model.json';

/** @param models absolute path of the folder of fetched models; @param id `owner/name` */
export function modelFolder(models: string, id: string): string {
  return join(models, ...id.split('/'));
}

export function partialFolder(models: string, id: string): string {
  return join(models, PARTIAL, safeName(id));
}

/** What a file is called while it comes: by its content too, so that another revision's never goes on in it. */
export function partialFile(
  models: string,
  id: string,
  { path, digest }: Pick<PlannedFile, 'path' | 'digest'>,
): string {
  return join(partialFolder(models, id), `${safeName(path)}.${digest.hex.slice(0, 16)}`);
}

/** What is to be fetched, so that an interrupted fetch can be told from its remains alone. */
export function planFile(models: string, id: string, dtype: Dtype): string {
  return join(partialFolder(models, id), `plan.${dtype}.json`);
}

/** Held by the process that fetches or removes a model. */
export function modelLock(models: string, id: string): string {
  return join(models, PARTIAL, `${safeName(id)}.lock`);
}

export function partialsFolder(models: string): string {
  return join(models, PARTIAL);
}

function safeName(path: string): string {
  return path.replaceAll('/', '--');
}
