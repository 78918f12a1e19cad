/** `files`: where on disk each photo lies. Owner: the indexer. */
import { type Database, prepare } from './database';

export interface FileStat {
  readonly bytes: number;
  /** Microseconds since 1970. */
  readonly mtimeUs: number;
  readonly inode: number;
}

export interface FileRow extends FileStat {
  readonly id: number;
  readonly folderId: number;
  readonly photoId: number;
  /** Relative to its folder, `/` between names. */
  readonly path: string;
}

/** A file with the folder it lies in, ready to be opened. */
export interface LocatedFile extends FileRow {
  readonly folderPath: string;
}

const COLUMNS = 'f.id, f.folder_id AS folderId, f.photo_id AS photoId, f.path, f.bytes, f.mtime_us AS mtimeUs, f.inode';

/** Every file of a folder. */
export function filesOfFolder(db: Database, folderId: number): FileRow[] {
  return prepare<[number], FileRow>(db, `SELECT ${COLUMNS} FROM files f WHERE folder_id = ?`).all(folderId);
}

export function findFile(db: Database, folderId: number, path: string): FileRow | null {
  return (
    prepare<[number, string], FileRow>(db, `SELECT ${COLUMNS} FROM files f WHERE folder_id = ? AND path = ?`).get(
      folderId,
      path,
    ) ?? null
  );
}

/** The files below a directory of a folder, itself included when it is a file. */
export function filesBelow(db: Database, folderId: number, path: string): FileRow[] {
  // `0` is the character after `/`: the range holds exactly the names that start with `path/`.
  return prepare<[number, string, string, string], FileRow>(
    db,
    `SELECT ${COLUMNS} FROM files f WHERE folder_id = ? AND (path = ? OR (path > ? AND path < ?))`,
  ).all(folderId, path, `${path}/`, `${path}0`);
}

/** A photo's files, the one that was added first leading. */
export function filesOfPhoto(db: Database, photoId: number): LocatedFile[] {
  return prepare<[number], LocatedFile>(
    db,
    `SELECT ${COLUMNS}, d.path AS folderPath FROM files f JOIN folders d ON d.id = f.folder_id
     WHERE f.photo_id = ? ORDER BY f.id`,
  ).all(photoId);
}

export function countFiles(db: Database, folderId: number): number {
  return (
    prepare<[number], { n: number }>(db, 'SELECT count(*) AS n FROM files WHERE folder_id = ?').get(folderId)?.n ?? 0
  );
}

/** The first few files of a folder. */
export function someFiles(db: Database, folderId: number, limit: number): FileRow[] {
  return prepare<[number, number], FileRow>(
    db,
    `SELECT ${COLUMNS} FROM files f WHERE folder_id = ? ORDER BY path LIMIT ?`,
  ).all(folderId, limit);
}

export function insertFile(db: Database, file: Omit<FileRow, 'id'>): void {
  prepare(
    db,
    `INSERT INTO files (folder_id, photo_id, path, bytes, mtime_us, inode)
     VALUES (@folderId, @photoId, @path, @bytes, @mtimeUs, @inode)`,
  ).run(file);
}

/** Records where a file is now and which photo it shows; used for moves, edits and touched files alike. */
export function updateFile(db: Database, file: FileRow): void {
  prepare(
    db,
    `UPDATE files SET folder_id = @folderId, photo_id = @photoId, path = @path, bytes = @bytes,
       mtime_us = @mtimeUs, inode = @inode WHERE id = @id`,
  ).run(file);
}

export function deleteFile(db: Database, id: number): void {
  prepare(db, 'DELETE FROM files WHERE id = ?').run(id);
}
