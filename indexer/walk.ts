import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isPhotoName } from '#lib/formats';
import type { FileStat } from '#lib/store/files';
import type { IsExcluded } from './exclude';
import { statFile } from './stat-file';

/** What one walk of a folder found. */
export interface Listing {
  /** Photos by path relative to the folder, `/` between names. */
  readonly files: Map<string, FileStat>;
  /** Directories that could not be read, relative: what lies below them is not known to be gone. */
  readonly unreadable: string[];
}

/** Directories read at once: enough to keep a network drive busy, few enough to leave file handles to others. */
const DIRECTORIES_AT_ONCE = 8;

/**
 * Lists the photos below a directory. Symbolic links to directories are not followed, so that no loop can trap it.
 *
 * @param root absolute path of the watched folder
 * @param below where to start, relative to the root; empty for all of it
 * @throws the system's error when the starting directory itself cannot be read
 */
export async function walk(root: string, isExcluded: IsExcluded, below = ''): Promise<Listing> {
  const listing: Listing = { files: new Map(), unreadable: [] };
  let level = [below];
  await readdir(join(root, below));

  while (level.length > 0) {
    const next: string[] = [];
    for (let i = 0; i < level.length; i += DIRECTORIES_AT_ONCE) {
      const found = await Promise.all(
        level.slice(i, i + DIRECTORIES_AT_ONCE).map((directory) => listDirectory(root, directory, isExcluded, listing)),
      );
      next.push(...found.flat());
    }
    level = next;
  }
  return listing;
}

async function listDirectory(
  root: string,
  directory: string,
  isExcluded: IsExcluded,
  listing: Listing,
): Promise<string[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(join(root, directory), { withFileTypes: true });
  } catch {
    listing.unreadable.push(directory);
    return [];
  }

  const directories: string[] = [];
  const photos: string[] = [];
  for (const entry of entries) {
    const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!isExcluded(`${path}/`, root)) directories.push(path);
    } else if (isPhotoName(entry.name) && !isExcluded(path, root)) {
      photos.push(path);
    }
  }
  await Promise.all(photos.map(async (path) => addFile(root, path, listing)));
  return directories;
}

async function addFile(root: string, path: string, listing: Listing): Promise<void> {
  const found = await statFile(join(root, path));
  if (found !== null) listing.files.set(path, found);
}
