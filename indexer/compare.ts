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
 * Compares a listing with the rows of the same scope. A new path with the inode, size and time of a vanished file is that
 * file moved, whichever its name.
 */
export function compare(found: ReadonlyMap<string, FileStat>, rows: readonly FileRow[]): Differences {
  const known = new Map(rows.map((row) => [row.path, row]));
  const vanished = new Map(rows.filter((row) => !found.has(row.path)).map((row) => [fingerprint(row), row]));

  const moved: { row: FileRow; path: string }[] = [];
  const changed: ChangedFile[] = [];
  for (const [path, stat] of found) {
    const row = known.get(path) ?? null;
    if (row !== null && row.bytes === stat.bytes && row.mtimeUs === stat.mtimeUs) continue;

    const before = row === null ? vanished.get(fingerprint(stat)) : undefined;
    if (before === undefined) {
      changed.push({ ...stat, path, row });
    } else {
      vanished.delete(fingerprint(stat));
      moved.push({ row: before, path });
    }
  }

  const movedIds = new Set(moved.map(({ row }) => row.id));
  return { moved, changed, vanished: rows.filter((row) => !found.has(row.path) && !movedIds.has(row.id)) };
}

function fingerprint({ inode, bytes, mtimeUs }: FileStat): string {
  return `${inode}:${bytes}:${mtimeUs}`;
}
