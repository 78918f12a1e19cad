import type { FileRow, FileStat } from '#lib/store/files';

/** A file at a path the database does not know, or knows with another size or time. */
export interface ChangedFile extends FileStat {
  readonly path: string;
  /** The row at this path, when there is one. */
  readonly row: FileRow | null;
}

/** How a folder differs from what the database knows of it. */
export interface Differences {
  /** Files that are as they were, under another path: no need to read them. */
  readonly moved: readonly { readonly row: FileRow; readonly path: string }[];
  readonly changed: readonly ChangedFile[];
  readonly vanished: readonly FileRow[];
}

/**
 * Compares a listing with the rows of the same scope. A path with the inode, size and time of a file that is no longer at
 * its own is that file moved, whichever its name: so names may be swapped, or one file put in the place of another.
 */
export function compare(found: ReadonlyMap<string, FileStat>, rows: readonly FileRow[]): Differences {
  const known = new Map(rows.map((row) => [row.path, row]));
  const displaced = new Map(rows.filter((row) => !isAsBefore(row, found)).map((row) => [fingerprint(row), row]));

  const moved = new Map<number, { row: FileRow; path: string }>();
  const taken = new Set<string>();
  const others: ChangedFile[] = [];
  for (const [path, stat] of found) {
    const row = known.get(path) ?? null;
    if (row !== null && isAsBefore(row, found)) continue;

    const before = displaced.get(fingerprint(stat));
    if (before === undefined || moved.has(before.id)) {
      others.push({ ...stat, path, row });
    } else {
      moved.set(before.id, { row: before, path });
      taken.add(path);
    }
  }

  const isGone = ({ id, path }: FileRow) => !moved.has(id) && (!found.has(path) || taken.has(path));
  // At the old path of a moved file, whatever is there now is new.
  const changed = others.map((file) => (file.row !== null && moved.has(file.row.id) ? { ...file, row: null } : file));
  return { moved: [...moved.values()], changed, vanished: rows.filter(isGone) };
}

/** The inode is left out: network drives number the same file anew. */
function isAsBefore({ path, bytes, mtimeUs }: FileRow, found: ReadonlyMap<string, FileStat>): boolean {
  const stat = found.get(path);
  return stat !== undefined && stat.bytes === bytes && stat.mtimeUs === mtimeUs;
}

function fingerprint({ inode, bytes, mtimeUs }: FileStat): string {
  return `${inode}:${bytes}:${mtimeUs}`;
}
