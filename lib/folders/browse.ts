import { constants, type Dirent } from 'node:fs';
import { access, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { RummageError } from '../errors';
import { libraryConfig, libraryDatabase } from '../library';
import type { FolderChoice, FolderChoices } from '../nouns';
import { listFolders } from '../store/folders';
import { isInsideRoots, realIfPossible } from './choose';

/** More are not shown: nobody reads so long a list, and the path can be typed. */
const MOST = 500;

/**
 * The folders in a folder, for choosing one by hand; those of the roots when none is named. What lies outside the roots is
 * never shown, whether a path or a symbolic link leads there.
 *
 * @param path absolute; null for where choosing begins
 * @throws RummageError `forbidden` outside the roots, `not-found`, `bad-request` when it cannot be read
 */
export async function folderChoices(path: string | null): Promise<FolderChoices> {
  const { roots } = libraryConfig();
  const [onlyRoot] = roots;
  if (path === null && roots.length !== 1)
    return { folder: null, parent: null, folders: await describeAll(roots), more: 0 };

  const wanted = path ?? onlyRoot ?? '';
  if (!isInsideRoots(wanted, roots)) throw outside();
  const real = realIfPossible(wanted);
  const names = (await readFolder(real)).filter(isShown).map(({ name }) => name);
  const paths = names.sort(new Intl.Collator('en', { numeric: true }).compare).map((name) => join(real, name));
  const folders = await describeAll(paths.slice(0, MOST));

  return {
    folder: await describe(real),
    parent: isInsideRoots(dirname(real), roots) && dirname(real) !== real ? dirname(real) : null,
    folders,
    more: Math.max(0, paths.length - MOST),
  };
}

async function describeAll(paths: readonly string[]): Promise<FolderChoice[]> {
  const described = await Promise.all(paths.map(describe));
  return described.filter((choice) => choice !== null);
}

/** Null for what is not a folder that may be chosen: a broken link, one that leads out, one that may not be read. */
async function describe(path: string): Promise<FolderChoice | null> {
  try {
    const real = await realpath(path);
    if (!isInsideRoots(real, libraryConfig().roots)) return null;
    await access(join(real, '.'), constants.R_OK | constants.X_OK);
    const isSearched = listFolders(libraryDatabase()).some((folder) => !folder.isSample && folder.path === real);
    return { name: basename(path) || path, path: real, isSearched };
  } catch {
    return null;
  }
}

async function readFolder(path: string): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (cause) {
    const isGone = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new RummageError(
      isGone ? 'not-found' : 'bad-request',
      `This folder ${isGone ? 'is gone' : 'may not be read'}.`,
      {
        hint: isGone ? 'Check that its drive is connected.' : 'Give your user the right to read it.',
        cause,
      },
    );
  }
}

/** Hidden folders are never walked, and so never offered. */
function isShown(entry: Dirent): boolean {
  return (
    (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.') && entry.name !== 'node_modules'
  );
}

function outside(): RummageError {
  return new RummageError('forbidden', 'This lies outside the folders that may be chosen here.', {
    hint: 'Allow its parent with RUMMAGE_ROOTS, or add it with `npx rummage index <folder>`.',
  });
}
