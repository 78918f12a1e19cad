import { type Dirent, readdirSync, statSync } from 'node:fs';
import { kindOf, stemOf } from '#lib/formats';
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
  /** Videos that are there but not read. */
  readonly videos: Set<string>;
  /** How many names are not valid UTF-8: neither they nor what lies below them can be told. */
  names: number;
}

/** When nothing has been walked yet. */
export function nothingWalked(): Walked {
  return { directories: [], unreadable: [], excluded: new Set(), videos: new Set(), names: 0 };
}

/** Told of each file, by its directory (empty for the folder itself) and name. */
export type OnPhoto = (directory: string, name: string, stat: FileStat) => void;

export interface WalkOptions {
  /** Where to start, relative to the root; empty for all of it. */
  readonly below?: string;
  /** The process is at the walk's disposal: it may change the working directory, which makes looking at files quicker. */
  readonly changesDirectory?: boolean;
  /** Videos are told of as photos are; otherwise only those that may belong to a photo. */
  readonly readsVideos?: boolean;
  /** Told of what other programs may have written about photos. */
  readonly onSidecar?: OnPhoto;
}

/** What stands for bytes that are no UTF-8. */
const REPLACEMENT = '\uFFFD';

const IF_THERE = { throwIfNoEntry: false } as const;

interface Walk {
  readonly walked: Walked;
  readonly root: string;
  readonly onPhoto: OnPhoto;
  readonly onSidecar: OnPhoto | undefined;
  readonly changesDirectory: boolean;
  readonly readsVideos: boolean;
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
  const { below = '', changesDirectory = false, readsVideos = false, onSidecar } = options;
  const walked = nothingWalked();
  const above = below.includes('/') ? below.slice(0, below.lastIndexOf('/')) : '';
  const rules = rulesIn(above, root, exclusion);
  if (rules === null || (below !== '' && rules.leavesOut(`${below}/`))) {
    walked.excluded.add(below);
    return walked;
  }

  const waiting = [{ path: below, rules }];
  const walking = { walked, root, onPhoto, onSidecar, changesDirectory, readsVideos, waiting };
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    listDirectory(walking, next.path, next.rules);
  }
  return walked;
}

/** As {@link walk}, with the photos it found, and what stands beside them, by path. */
export function listPhotos(
  root: string,
  exclusion: Exclusion,
  options: WalkOptions = {},
): Walked & { readonly files: Map<string, FileStat>; readonly sidecars: Map<string, FileStat> } {
  const [files, sidecars] = [new Map<string, FileStat>(), new Map<string, FileStat>()];
  const onSidecar: OnPhoto = (directory, name, stat) => sidecars.set(inside(directory, name), stat);
  return {
    ...walk(root, exclusion, (directory, name, stat) => files.set(inside(directory, name), stat), {
      onSidecar,
      ...options,
    }),
    files,
    sidecars,
  };
}

function listDirectory(walk: Walk, directory: string, rulesAbove: Rules): void {
  const { walked } = walk;
  const absolute = directory === '' ? walk.root : `${walk.root}/${directory}`;
  let entries: Dirent[];
  try {
    if (walk.changesDirectory) process.chdir(absolute);
    entries = readdirSync(walk.changesDirectory ? '.' : absolute, { withFileTypes: true });
  } catch {
    if (directory.includes(REPLACEMENT)) walked.names++;
    else walked.unreadable.push(directory);
    return;
  }
  walked.directories.push(directory);

  const statBefore = walk.changesDirectory ? '' : `${absolute}/`;
  // The root's own were read to find where to start.
  const hasRules = directory !== '' && entries.some(({ name }) => name === IGNORE_FILE);
  const rules = hasRules ? rulesAbove.within(directory) : rulesAbove;
  const videos: string[] = [];
  for (const entry of entries) {
    const { name } = entry;
    const kind = entry.isDirectory() ? null : kindOf(name);
    if (entry.isDirectory()) {
      const path = inside(directory, name);
      if (rules.leavesOut(`${path}/`)) walked.excluded.add(path);
      else walk.waiting.push({ path, rules });
    } else if (kind !== null) {
      if (rules.matchesFiles && rules.leavesOut(inside(directory, name))) walked.excluded.add(inside(directory, name));
      else if (kind === 'sidecar') tellOf(walk, walk.onSidecar, directory, name, statBefore + name);
      else if (kind === 'video' && !walk.readsVideos) videos.push(name);
      else tellOf(walk, walk.onPhoto, directory, name, statBefore + name);
    }
  }
  for (const name of videos) {
    if (mayBelong(name, entries)) tellOf(walk, walk.onPhoto, directory, name, statBefore + name);
    else walked.videos.add(inside(directory, name));
  }
}

/** Whether a picture named as the video is, but for the ending, lies beside it: both may have been taken at once. */
export function mayBelong(video: string, beside: readonly { readonly name: string }[]): boolean {
  const stem = stemOf(video);
  return beside.some(({ name }) => name.startsWith(stem) && kindOf(name) === 'picture' && stemOf(name) === stem);
}

function tellOf({ walked }: Walk, on: OnPhoto | undefined, directory: string, name: string, file: string): void {
  if (on === undefined) return;
  try {
    const stat = statSync(file, IF_THERE);
    if (stat?.isFile()) on(directory, name, toFileStat(stat));
    else if (stat === undefined && name.includes(REPLACEMENT)) walked.names++;
  } catch (error) {
    // A link that leads to itself shows nothing; a drive that fails to answer may hold what it held.
    if ((error as NodeJS.ErrnoException).code !== 'ELOOP') walked.unreadable.push(inside(directory, name));
  }
}

/** The path of what lies in a directory, relative to the watched folder. */
export function inside(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}
