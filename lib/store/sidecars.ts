/** `sidecars`: what stands beside photos, in which other programs write about them, as it was last read. Owner: the indexer. */
import { type Database, prepare } from './database';
import type { FileStat } from './files';

/** A file beside photos; its inode tells nothing. */
export interface SidecarRow extends Pick<FileStat, 'bytes' | 'mtimeUs'> {
  /** Relative to its folder, `/` between names. */
  readonly path: string;
}

const SELECT = 'SELECT path, bytes, mtime_us AS mtimeUs FROM sidecars WHERE folder_id = ?';

export function sidecarsOfFolder(db: Database, folderId: number): SidecarRow[] {
  return prepare<[number], SidecarRow>(db, SELECT).all(folderId);
}

/** Those below a directory of a folder, itself included when it is one. */
export function sidecarsBelow(db: Database, folderId: number, path: string): SidecarRow[] {
  // `0` is the character after `/`: the range holds exactly the names that start with `path/`.
  return prepare<[number, string, string, string], SidecarRow>(
    db,
    `${SELECT} AND (path = ? OR (path > ? AND path < ?))`,
  ).all(folderId, path, `${path}/`, `${path}0`);
}

export function putSidecar(db: Database, folderId: number, row: SidecarRow): void {
  prepare(
    db,
    `INSERT INTO sidecars (folder_id, path, bytes, mtime_us) VALUES (@folderId, @path, @bytes, @mtimeUs)
     ON CONFLICT (folder_id, path) DO UPDATE SET bytes = excluded.bytes, mtime_us = excluded.mtime_us`,
  ).run({ folderId, path: row.path, bytes: row.bytes, mtimeUs: row.mtimeUs });
}

export function deleteSidecar(db: Database, folderId: number, path: string): void {
  prepare(db, 'DELETE FROM sidecars WHERE folder_id = ? AND path = ?').run(folderId, path);
}
