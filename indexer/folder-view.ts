import { readdirSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { kindOf } from '#lib/formats';
import type { SkippedCounts } from '#lib/nouns';
import type { Database } from '#lib/store/database';
import { type FileRow, type FileStat, filesBelow, filesById, knownFiles } from '#lib/store/files';
import { type SidecarRow, sidecarsBelow, sidecarsOfFolder } from '#lib/store/sidecars';
import { compare, type Differences } from './compare';
import { type Exclusion, rulesIn } from './exclude';
import { toFileStat } from './stat-file';
import { inside, listPhotos, mayBelong, nothingWalked, walk, type Walked, type WalkOptions } from './walk';

/** How a folder, or what was heard of in it, differs from what the database knows. Plain, to be sent between processes. */
export interface FolderView {
  readonly differences: Differences;
  /** Files whose rows are to go because a rule leaves them out now; they are there. */
  readonly leftOut: readonly FileRow[];
  /** Photos that may still be being written; they are in no difference. */
  readonly unsettled: readonly string[];
  /** What stands beside photos and is new, has changed or has gone. */
  readonly sidecars: { readonly changed: readonly SidecarRow[]; readonly vanished: readonly string[] };
  /** What was left aside where this looked. */
  readonly skipped: SkippedCounts;
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

/** How to look: see `WalkOptions`. */
export type ViewOptions = Pick<WalkOptions, 'changesDirectory' | 'readsVideos'>;

/** What was come across: photos, and what stands beside them, by path. */
interface Found {
  readonly files: Map<string, FileStat>;
  readonly sidecars: Map<string, FileStat>;
}

/** What the database knew of the same places. */
interface Known {
  readonly rows: readonly FileRow[];
  readonly sidecars: readonly SidecarRow[];
}

/**
 * Walks a folder, or only what was heard of in it, and compares it with the database. It waits for the system at each
 * file: see {@link walk}.
 */
export function viewFolder(
  db: Database,
  order: ViewOrder,
  exclusion: Exclusion,
  options: ViewOptions = {},
): FolderView {
  const { folderId, root, hints } = order;
  return hints === null
    ? viewWhole(db, folderId, root, exclusion, options)
    : viewHints(db, { ...order, hints }, exclusion, options);
}

/** Files that are as they were, nearly all, are passed over at once: only the others are compared. */
function viewWhole(
  db: Database,
  folderId: number,
  root: string,
  exclusion: Exclusion,
  options: ViewOptions,
): FolderView {
  const { places, ids, bytes, mtimesUs } = knownFiles(db, folderId);
  const isAsBefore = new Uint8Array(ids.length);
  const [others, sidecars] = [new Map<string, FileStat>(), new Map<string, FileStat>()];
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
    { ...options, onSidecar: (parent, name, stat) => sidecars.set(inside(parent, name), stat) },
  );

  const rows = filesById(db, ids.filter((_, place) => isAsBefore[place] === 0).map(Number));
  const known = { rows, sidecars: sidecarsOfFolder(db, folderId) };
  return toView(root, walked, { files: others, sidecars }, known, { known: ids.length, found });
}

function viewHints(
  db: Database,
  { folderId, root, hints }: ViewOrder & { readonly hints: readonly string[] },
  exclusion: Exclusion,
  options: ViewOptions,
): FolderView {
  const all = nothingWalked();
  const found: Found = { files: new Map(), sidecars: new Map() };
  const rows = new Map<number, FileRow>();
  const sidecars = new Map<string, SidecarRow>();

  for (const hint of hints) {
    viewHint(root, hint, exclusion, options, all, found);
    for (const row of filesBelow(db, folderId, hint)) rows.set(row.id, row);
    for (const row of sidecarsBelow(db, folderId, hint)) sidecars.set(row.path, row);
  }
  forgetOtherSpellings(root, found.files);
  const known = { rows: [...rows.values()], sidecars: [...sidecars.values()] };
  return toView(root, all, found, known, { known: rows.size, found: found.files.size });
}

function viewHint(
  root: string,
  hint: string,
  exclusion: Exclusion,
  options: ViewOptions,
  all: Walked,
  found: Found,
): void {
  try {
    const stat = statSync(join(root, hint), { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      const walked = listPhotos(root, exclusion, { ...options, below: hint });
      for (const [path, photo] of walked.files) found.files.set(path, photo);
      for (const [path, sidecar] of walked.sidecars) found.sidecars.set(path, sidecar);
      all.directories.push(...walked.directories);
      all.unreadable.push(...walked.unreadable);
      for (const path of walked.excluded) all.excluded.add(path);
      for (const path of walked.videos) all.videos.add(path);
    } else if (stat?.isFile()) {
      viewFile(root, hint, toFileStat(stat), exclusion, options, all, found);
    }
  } catch {
    all.unreadable.push(hint);
  }
}

function viewFile(
  root: string,
  path: string,
  stat: FileStat,
  exclusion: Exclusion,
  { readsVideos = false }: ViewOptions,
  all: Walked,
  found: Found,
): void {
  const kind = kindOf(basename(path));
  if (kind === null) return;

  const directory = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const rules = rulesIn(directory, root, exclusion);
  const isLeftAside = () =>
    !readsVideos && !mayBelong(basename(path), readdirSync(join(root, directory), { withFileTypes: true }));
  if (rules === null || rules.leavesOut(path)) all.excluded.add(path);
  else if (kind === 'sidecar') found.sidecars.set(path, stat);
  else if (kind === 'video' && isLeftAside()) all.videos.add(path);
  else found.files.set(path, stat);
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
  { directories, unreadable, excluded, videos, names }: Walked,
  found: Found,
  known: Known,
  counts: { readonly known: number; readonly found: number },
): FolderView {
  const { rows } = known;
  const away = new Set(unreadable);
  const readable = away.size === 0 ? rows : rows.filter(({ path }) => !liesIn(path, away));
  const now = Date.now();
  const { settled, unsettled } = splitUnsettled(found.files, now);
  const beside = splitUnsettled(found.sidecars, now);
  const waiting = new Set(unsettled);
  // A file still being written is neither changed nor gone; nor is a video that is only not read any more.
  const isCompared = ({ path }: FileRow) => !waiting.has(path) && !videos.has(path);
  const differences = compare(settled, readable.filter(isCompared));

  return {
    differences: { ...differences, vanished: differences.vanished.filter(({ path }) => !liesIn(path, excluded)) },
    leftOut: differences.vanished.filter(({ path }) => liesIn(path, excluded)),
    unsettled: [...unsettled, ...beside.unsettled],
    sidecars: compareSidecars(
      beside.settled,
      known.sidecars.filter(({ path }) => !liesIn(path, away) && !beside.unsettled.includes(path)),
    ),
    skipped: { videos: videos.size, unreadable: unreadable.filter((path) => path !== '').length, names },
    directories,
    known: counts.known - (rows.length - readable.length),
    found: counts.found,
    isReadable: !away.has(''),
    isRemote: isRemote(root),
  };
}

function compareSidecars(found: ReadonlyMap<string, FileStat>, rows: readonly SidecarRow[]): FolderView['sidecars'] {
  const before = new Map(rows.map((row) => [row.path, row]));
  const isNew = (path: string, stat: FileStat) => {
    const row = before.get(path);
    return row?.bytes !== stat.bytes || row.mtimeUs !== stat.mtimeUs;
  };
  return {
    changed: [...found].filter(([path, stat]) => isNew(path, stat)).map(([path, stat]) => ({ path, ...stat })),
    vanished: rows.map(({ path }) => path).filter((path) => !found.has(path)),
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
