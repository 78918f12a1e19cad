import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledModels } from '#lib/paths';
import { sharedPath } from '#lib/testing/model';

/** A model other than the bundled one, as a path: the one with compressed cosines where it is, else a copy under another name. */
export async function secondModel(folder: string): Promise<string> {
  const gap = sharedPath('models', 'clip-pocket-384-gap');
  if (gap !== null) return gap;

  const copy = join(folder, 'another-model');
  await cp(join(bundledModels(), 'clip-pocket-384'), copy, { recursive: true });
  return copy;
}
