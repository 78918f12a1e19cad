import { type Dirent, readdirSync, statSync } from 'node:fs';
import { isPhotoName } from '#lib/formats';
import type { FileStat } from '#lib/store/files';
import { type Exclusion, IGNORE_FILE, type Rules, rulesIn } from './exclude';
import { toFileStat } from './stat-file';

/** What one walk came across beside photos; every path relative to the watched folder, `/` between names. */
export interface Walked {
  /** Those that were read. */
  readonly directories: string[];
  /** Directories and photos that could not be read: what they are, or hold, is not known to be gone. */
  readonly unreadable: string[];
  /** Directories and photos that are there but left out. */
  readonly excluded: Set<string>;
}

/** Told of each photo, by its directory (empty for the folder itself) and name. */
export type OnPhoto = (directory: string, name: string, stat: FileStat) => void;

export interface WalkOptions {
  /** Where to start, relative to the root; empty for all of it. */
  readonly below?: string;
  /** The process is at the walk's disposal: it may change the working directory, which makes looking at files quicker. */
  readonly changesDirectory?: boolean;
}

const IF_THERE = { throwIfNoEntry: false } as const;

interface Walk extends Walked {
  readonly root: string;
  readonly onPhoto: OnPhoto;
  readonly changesDirectory: boolean;
  readonly waiting: { readonly path: string; readonly rules: Rules }[];
}

/**
 * Tells of every photo below a directory. Symbolic links to directories are not followed, so that no loop can trap it.
 * It asks the system for one file after the other and waits for each answer, which is several times as fast as asking for
 * many at once through promises; so it belongs in a process of its own.
 *
 * @param root absolute path of the watched folder
 */
export function walk(root: string, exclusion: Exclusion, onPhoto: OnPhoto, options: WalkOptions = {}): Walked {
  const { below = '', changesDirectory = false } = options;
  const walked: Walked = { directories: [], unreadable: [], excluded: new Set() };
  const above = below.includes('/') ? below.slice(0, below.lastIndexOf('/')) : '';
  const rules = rulesIn(above, root, exclusion);
  if (rules === null || (below !== '' && rules.leavesOut(`${below}/`))) {
    walked.excluded.add(below);
    return walked;
  }

  const waiting = [{ path: below, rules }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    listDirectory({ ...walked, root, onPhoto, changesDirectory, waiting }, next.path, next.rules);
  }
  return walked;
}

/** As {@link walk}, with the photos it found by path. */
export function listPhotos(
  root: string,
  exclusion: Exclusion,
  options?: WalkOptions,
): Walked & { readonly files: Map<string, FileStat> } {
  const files = new Map<string, FileStat>();
  return {
    ...walk(root, exclusion, (directory, name, stat) => files.set(inside(directory, name), stat), options),
    files,
  };
}

function listDirectory(walk: Walk, directory: string, rulesAbove: Rules): void {
  const absolute = directory === '' ? walk.root : `${walk.root}/${directory}`;
  let entries: Dirent[];
  try {
    if (walk.changesDirectory) process.chdir(absolute);
    entries = readdirSync(walk.changesDirectory ? '.' : absolute, { withFileTypes: true });
  } catch {
    walk.unreadable.push(directory);
    return;
  }

  walk.directories.push(directory);
  const statBefore = walk.changesDirectory ? '' : `${absolute}/`;
  // The root's own were read to find where to start.
  const hasRules = directory !== '' && entries.some(({ name }) => name === IGNORE_FILE);
  const rules = hasRules ? rulesAbove.within(directory) : rulesAbove;

  for (const entry of entries) {
    const { name } = entry;
    if (entry.isDirectory()) {
      const path = inside(directory, name);
      if (rules.leavesOut(`${path}/`)) walk.excluded.add(path);
      else walk.waiting.push({ path, rules });
    } else if (isPhotoName(name)) {
      if (rules.matchesFiles && rules.leavesOut(inside(directory, name))) walk.excluded.add(inside(directory, name));
      else tellOf(walk, directory, name, statBefore + name);
    }
  }
}

function tellOf(walk: Walk, directory: string, name: string, file: string): void {
  try {
    const stat = statSync(file, IF_THERE);
    if (stat?.isFile()) walk.onPhoto(directory, name, toFileStat(stat));
  } catch (error) {
    // A link that leads to itself shows nothing; a drive that fails to answer may hold what it held.
    if ((error as NodeJS.ErrnoException).code !== 'ELOOP') walk.unreadable.push(inside(directory, name));
  }
}

/** The path of what lies in a directory, relative to the watched folder. */
export function inside(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}
