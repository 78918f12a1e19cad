import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { RummageError } from '../errors';
import type { FolderRow } from '../store/folders';

/**
 * Checks a folder a person named and returns its real path.
 *
 * @param path absolute, as the person meant it
 * @param remembered folders there are already; one inside another would show every photo twice
 * @throws RummageError `not-found`, `bad-request` or `conflict`
 */
export function chooseFolder(path: string, remembered: readonly FolderRow[]): string {
  const real = realFolder(path);

  const overlapping = remembered.find(
    ({ path: other, isSample }) => !isSample && other !== real && overlaps(real, other),
  );
  if (overlapping !== undefined) {
    throw new RummageError('conflict', `${path} lies inside, or around, a folder that is already searched.`, {
      hint: 'Remove that folder first, or leave this one out: its photos are found already.',
    });
  }
  return real;
}

/** Whether `path` is one of `roots` or lies below one. */
export function isInsideRoots(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => isWithin(realIfPossible(path), realIfPossible(root)));
}

function realFolder(path: string): string {
  let real: string;
  try {
    real = realpathSync(path);
  } catch (cause) {
    throw new RummageError('not-found', `There is no folder ${path}.`, {
      hint: 'Check the spelling, and that its drive is connected.',
      cause,
    });
  }

  if (!statSync(real).isDirectory()) {
    throw new RummageError('bad-request', `${path} is a file, not a folder.`, { hint: 'Name the folder it lies in.' });
  }
  try {
    accessSync(real, constants.R_OK | constants.X_OK);
  } catch (cause) {
    throw new RummageError('bad-request', `The folder ${path} may not be read.`, {
      hint: 'Give your user the right to read it.',
      cause,
    });
  }
  return real;
}

/** A path without symbolic links, as far as it exists. */
export function realIfPossible(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // What does not exist contains nothing; its spelling serves as well, without the `..` that would lead out of a root.
    return resolve(path);
  }
}

function overlaps(a: string, b: string): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
