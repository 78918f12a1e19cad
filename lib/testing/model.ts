import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ModelFolder, readModelFolder } from '../encoder/model-folder';
import { projectRoot } from '../paths';

/** The model that ships with Rummage. */
export function bundledModel(): Promise<ModelFolder> {
  return readModelFolder('clip-pocket-384', '/nowhere');
}

/** Something of the team's shared folder beside the project; null on a machine that has none. */
export function sharedPath(...parts: readonly string[]): string | null {
  const path = join(projectRoot(), '..', 'shared', ...parts);
  return existsSync(path) ? path : null;
}
