/** `files`: where on disk each photo lies. Owner: the indexer. */
import type { FileRole } from '../nouns';
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
  readonly role: FileRole;
}

/** A file with the folder it lies in, ready to be opened. */
export interface LocatedFile extends FileRow {
  readonly folderPath: string;
}

const COLUMNS =
  'f.id, f.folder_id AS folderId, f.photo_id AS photoId, f.path, f.bytes, f.mtime_us AS mtimeUs, f.inode, f.role';

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

/** What the database knows of a folder's files, in as little memory and time as comparing takes. */
export interface KnownFiles {
  /** The place of each file in the arrays, by directory (without a slash at its end) and name. */
  readonly places: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Ids as text: few of them are ever needed. */
  readonly ids: readonly string[];
  readonly bytes: readonly number[];
  /** Microseconds since 1970. */
  readonly mtimesUs: readonly number[];
}

/** No path has an empty name in it. */
const BETWEEN = '//';
const KNOWN_AT_ONCE = 20_000;

/**
 * The files of a folder. They are handed over as text, which takes a fifth of the time that rows take, in the order they
 * are stored in: looking up each row in the order of its path would take as long again.
 */
export function knownFiles(db: Database, folderId: number): KnownFiles {
  const page = prepare<[number, number], { text: string | null; last: number | null }>(
    db,
    `SELECT group_concat(path || '${BETWEEN}' || bytes || '${BETWEEN}' || mtime_us || '${BETWEEN}' || id, '${BETWEEN}') AS text,
       max(id) AS last
     FROM (SELECT path, bytes, mtime_us, id FROM files WHERE id > ? AND +folder_id = ?
           ORDER BY id LIMIT ${KNOWN_AT_ONCE})`,
  );
  const places = new Map<string, Map<string, number>>();
  const known = { places, ids: [] as string[], bytes: [] as number[], mtimesUs: [] as number[] };
  let directory: string | null = null;
  let names = new Map<string, number>();

  for (let last = 0; ;) {
    const next = page.get(last, folderId);
    if (next?.text == null || next.last === null) return known;

    const parts = next.text.split(BETWEEN);
    for (let i = 0; i < parts.length; i += 4) {
      const path = parts[i] as string;
      const slash = path.lastIndexOf('/');
      const parent = slash < 0 ? '' : path.slice(0, slash);
      // Files of one directory mostly follow each other.
      if (parent !== directory) {
        directory = parent;
        names = places.get(parent) ?? new Map<string, number>();
        places.set(parent, names);
      }
      names.set(path.slice(slash + 1), known.ids.length);
      known.bytes.push(Number(parts[i + 1]));
      known.mtimesUs.push(Number(parts[i + 2]));
      known.ids.push(parts[i + 3] as string);
    }
    last = next.last;
  }
}

export function filesById(db: Database, ids: readonly number[]): FileRow[] {
  return prepare<[string], FileRow>(
    db,
    `SELECT ${COLUMNS} FROM files f WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
  ).all(JSON.stringify(ids));
}

/** The files below a directory of a folder, itself included when it is a file. */
export function filesBelow(db: Database, folderId: number, path: string): FileRow[] {
  // `0` is the character after `/`: the range holds exactly the names that start with `path/`.
  return prepare<[number, string, string, string], FileRow>(
    db,
    `SELECT ${COLUMNS} FROM files f WHERE folder_id = ? AND (path = ? OR (path > ? AND path < ?))`,
  ).all(folderId, path, `${path}/`, `${path}0`);
}

/** The files that lie in a directory of a folder, without those further below. */
export function filesIn(db: Database, folderId: number, directory: string): FileRow[] {
  const rows = directory === '' ? filesOfFolder(db, folderId) : filesBelow(db, folderId, directory);
  return rows.filter(({ path }) => path.lastIndexOf('/') === (directory === '' ? -1 : directory.length));
}

/** The files of one directory, whose names differ at most in their endings. */
export function filesOfStem(db: Database, folderId: number, directory: string, stem: string): FileRow[] {
  const start = directory === '' ? stem : `${directory}/${stem}`;
  // `/` is the character after `.`: the range holds the names that start with `stem.`, and nothing below them.
  const rows = prepare<[number, string, string], FileRow>(
    db,
    `SELECT ${COLUMNS} FROM files f WHERE folder_id = ? AND path > ? AND path < ? ORDER BY id`,
  ).all(folderId, `${start}.`, `${start}/`);
  return rows.filter(({ path }) => !path.slice(start.length + 1).includes('.'));
}

/** The files that show a photo, the one that was added first leading. */
export function filesOfPhoto(db: Database, photoId: number): LocatedFile[] {
  return allFilesOfPhoto(db, photoId).filter(({ role }) => role === 'original');
}

/** A photo's files and those that belong to it, the ones that show it leading. */
export function allFilesOfPhoto(db: Database, photoId: number): LocatedFile[] {
  return prepare<[number], LocatedFile>(
    db,
    `SELECT ${COLUMNS}, d.path AS folderPath FROM files f JOIN folders d ON d.id = f.folder_id
     WHERE f.photo_id = ? ORDER BY f.role <> 'original', f.id`,
  ).all(photoId);
}

/** The files of a folder that show a photo. */
export function countOriginals(db: Database, folderId: number): number {
  return (
    prepare<[number], { n: number }>(
      db,
      "SELECT files AS n FROM file_counts WHERE folder_id = ? AND role = 'original'",
    ).get(folderId)?.n ?? 0
  );
}

export function countFiles(db: Database, folderId: number): number {
  return (
    prepare<[number], { n: number | null }>(db, 'SELECT sum(files) AS n FROM file_counts WHERE folder_id = ?').get(
      folderId,
    )?.n ?? 0
  );
}

/** The first few files of a folder. */
export function someFiles(db: Database, folderId: number, limit: number): FileRow[] {
  return prepare<[number, number], FileRow>(
    db,
    `SELECT ${COLUMNS} FROM files f WHERE folder_id = ? ORDER BY path LIMIT ?`,
  ).all(folderId, limit);
}

export function insertFile(db: Database, file: Omit<FileRow, 'id' | 'role'> & Partial<Pick<FileRow, 'role'>>): void {
  prepare(
    db,
    `INSERT INTO files (folder_id, photo_id, path, bytes, mtime_us, inode, role)
     VALUES (@folderId, @photoId, @path, @bytes, @mtimeUs, @inode, @role)`,
  ).run({ role: 'original', ...file });
}

/** Records where a file is now and which photo it shows; used for moves, edits and touched files alike. */
export function updateFile(db: Database, file: FileRow): void {
  prepare(
    db,
    `UPDATE files SET folder_id = @folderId, photo_id = @photoId, path = @path, bytes = @bytes,
       mtime_us = @mtimeUs, inode = @inode, role = @role WHERE id = @id`,
  ).run(file);
}

export function deleteFile(db: Database, id: number): void {
  prepare(db, 'DELETE FROM files WHERE id = ?').run(id);
}
