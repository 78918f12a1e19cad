import { readdirSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isPhotoName } from '#lib/formats';
import type { Database } from '#lib/store/database';
import { type FileRow, type FileStat, filesBelow, filesById, knownFiles } from '#lib/store/files';
import { compare, type Differences } from './compare';
import { type Exclusion, rulesIn } from './exclude';
import { toFileStat } from './stat-file';
import { inside, listPhotos, walk, type Walked } from './walk';

/** How a folder, or what was heard of in it, differs from what the database knows. Plain, to be sent between processes. */
export interface FolderView {
  readonly differences: Differences;
  /** Files whose rows are to go because a rule leaves them out now; they are there. */
  readonly leftOut: readonly FileRow[];
  /** Photos that may still be being written; they are in no difference. */
  readonly unsettled: readonly string[];
  /** Directories looked into, relative to the folder. */
  readonly directories: readonly string[];
  /** Files the database knew where this looked, without those below what could not be read. */
  readonly known: number;
  /** Photos found where this looked. */
  readonly found: number;
  /** Whether the folder itself could be read. */
  readonly isReadable: boolean;
  /** Whether it lies on another machine, whose changes no event tells of. */
  readonly isRemote: boolean;
}

/** Where to look. */
export interface ViewOrder {
  readonly folderId: number;
  /** Absolute. */
  readonly root: string;
  /** Paths relative to the folder; null for all of it. */
  readonly hints: readonly string[] | null;
}

/** Files younger than this may still be being written; they are looked at again a little later. */
const SETTLED_AFTER_MS = 400;

/** Numbers of file systems on other machines, from Linux's `statfs`: NFS, SMB, CIFS, SMB2, 9P, AFS, Ceph. */
const REMOTE = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x5346414f, 0x00c36400]);

/**
 * Walks a folder, or only what was heard of in it, and compares it with the database. It waits for the system at each
 * file: see {@link walk}.
 *
 * @param changesDirectory see `WalkOptions`
 */
export function viewFolder(db: Database, order: ViewOrder, exclusion: Exclusion, changesDirectory = false): FolderView {
  const { folderId, root, hints } = order;
  return hints === null
    ? viewWhole(db, folderId, root, exclusion, changesDirectory)
    : viewHints(db, { ...order, hints }, exclusion, changesDirectory);
}

/** Files that are as they were, nearly all, are passed over at once: only the others are compared. */
function viewWhole(
  db: Database,
  folderId: number,
  root: string,
  exclusion: Exclusion,
  changesDirectory: boolean,
): FolderView {
  const { places, ids, bytes, mtimesUs } = knownFiles(db, folderId);
  const isAsBefore = new Uint8Array(ids.length);
  const others = new Map<string, FileStat>();
  let found = 0;
  let directory: string | null = null;
  let names: ReadonlyMap<string, number> | undefined;

  const walked = walk(
    root,
    exclusion,
    (parent, name, stat) => {
      found++;
      if (parent !== directory) {
        directory = parent;
        names = places.get(parent);
      }
      const place = names?.get(name);
      if (place !== undefined && bytes[place] === stat.bytes && mtimesUs[place] === stat.mtimeUs) isAsBefore[place] = 1;
      else others.set(inside(parent, name), stat);
    },
    { changesDirectory },
  );

  const rows = filesById(db, ids.filter((_, place) => isAsBefore[place] === 0).map(Number));
  return toView(root, walked, others, rows, { known: ids.length, found });
}

function viewHints(
  db: Database,
  { folderId, root, hints }: ViewOrder & { readonly hints: readonly string[] },
  exclusion: Exclusion,
  changesDirectory: boolean,
): FolderView {
  const all: Walked = { directories: [], unreadable: [], excluded: new Set() };
  const found = new Map<string, FileStat>();
  const rows = new Map<number, FileRow>();
  for (const hint of hints) {
    viewHint(root, hint, exclusion, changesDirectory, all, found);
    for (const row of filesBelow(db, folderId, hint)) rows.set(row.id, row);
  }
  forgetOtherSpellings(root, found);
  return toView(root, all, found, [...rows.values()], { known: rows.size, found: found.size });
}

function viewHint(
  root: string,
  hint: string,
  exclusion: Exclusion,
  changesDirectory: boolean,
  all: Walked,
  found: Map<string, FileStat>,
): void {
  try {
    const stat = statSync(join(root, hint), { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      const walked = listPhotos(root, exclusion, { below: hint, changesDirectory });
      for (const [path, photo] of walked.files) found.set(path, photo);
      all.directories.push(...walked.directories);
      all.unreadable.push(...walked.unreadable);
      for (const path of walked.excluded) all.excluded.add(path);
    } else if (stat?.isFile() && isPhotoName(basename(hint))) {
      const directory = hint.includes('/') ? hint.slice(0, hint.lastIndexOf('/')) : '';
      const rules = rulesIn(directory, root, exclusion);
      if (rules === null || rules.leavesOut(hint)) all.excluded.add(hint);
      else found.set(hint, toFileStat(stat));
    }
  } catch {
    all.unreadable.push(hint);
  }
}

/** Where case does not matter, a file renamed from `A.jpg` to `a.jpg` answers to both; only its directory tells its name. */
function forgetOtherSpellings(root: string, found: Map<string, FileStat>): void {
  const spelled = new Map<string, string>();
  for (const [path, { inode }] of found) {
    const folded = `${inode} ${path.normalize().toLowerCase()}`;
    const other = spelled.get(folded);
    spelled.set(folded, path);
    if (other === undefined) continue;
    for (const one of [path, other]) {
      if (!readdirSync(join(root, dirname(one))).includes(basename(one))) found.delete(one);
    }
  }
}

function toView(
  root: string,
  { directories, unreadable, excluded }: Walked,
  found: ReadonlyMap<string, FileStat>,
  rows: readonly FileRow[],
  counts: { readonly known: number; readonly found: number },
): FolderView {
  const away = new Set(unreadable);
  const readable = away.size === 0 ? rows : rows.filter(({ path }) => !liesIn(path, away));
  const { settled, unsettled } = splitUnsettled(found, Date.now());
  const waiting = new Set(unsettled);
  // A file still being written is neither changed nor gone.
  const compared = waiting.size === 0 ? readable : readable.filter(({ path }) => !waiting.has(path));
  const differences = compare(settled, compared);

  return {
    differences: { ...differences, vanished: differences.vanished.filter(({ path }) => !liesIn(path, excluded)) },
    leftOut: differences.vanished.filter(({ path }) => liesIn(path, excluded)),
    unsettled,
    directories,
    known: counts.known - (rows.length - readable.length),
    found: counts.found,
    isReadable: !away.has(''),
    isRemote: isRemote(root),
  };
}

function splitUnsettled(found: ReadonlyMap<string, FileStat>, now: number) {
  const settled = new Map<string, FileStat>();
  const unsettled: string[] = [];
  for (const [path, stat] of found) {
    if (Math.abs(now - stat.mtimeUs / 1000) < SETTLED_AFTER_MS) unsettled.push(path);
    else settled.set(path, stat);
  }
  return { settled, unsettled };
}

/** Whether a path, or a directory above it, is one of `places`. */
function liesIn(path: string, places: ReadonlySet<string>): boolean {
  if (places.size === 0) return false;
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (places.has(path.slice(0, end))) return true;
  }
  return places.has('');
}

function isRemote(root: string): boolean {
  try {
    return REMOTE.has(statfsSync(root).type);
  } catch {
    return false;
  }
}
