/** What is written into sidecars, read from `files`, `photos`, `ratings` and what tags and albums are made of; no table of its own. */
import { type Database, prepare } from './database';
import type { FileStat } from './files';
import { SEARCHABLE } from './hidden';

/** A file that shows a searchable photo. */
export interface PhotoFile extends Pick<FileStat, 'bytes' | 'mtimeUs'> {
  readonly id: number;
  readonly photoId: number;
  /** Relative to its folder, `/` between names. */
  readonly path: string;
}

const BELOW =
  "f.folder_id = @folderId AND f.role = 'original' AND (@below = '' OR f.path > @below || '/' AND f.path < @below || '0')";

/** Where files lie. */
export interface Place {
  readonly folderId: number;
  /** A directory of the folder, relative to it; empty for all of it. */
  readonly below: string;
}

/** A page of the files of searchable photos, in the order they were found in. @param after the id of the last before */
export function photoFilesAfter(db: Database, { folderId, below }: Place, after: number, limit: number): PhotoFile[] {
  return prepare<[Place & { after: number; limit: number }], PhotoFile>(
    db,
    `SELECT f.id, f.photo_id AS photoId, f.path, f.bytes, f.mtime_us AS mtimeUs
     FROM files f CROSS JOIN photos p ON p.id = f.photo_id
     WHERE ${BELOW} AND f.id > @after AND ${SEARCHABLE} ORDER BY f.id LIMIT @limit`,
  ).all({ folderId, below, after, limit });
}

export function countPhotoFiles(db: Database, { folderId, below }: Place): number {
  return (
    prepare<[Place], number>(
      db,
      `SELECT count(*) FROM files f CROSS JOIN photos p ON p.id = f.photo_id WHERE ${BELOW} AND ${SEARCHABLE}`,
    )
      .pluck()
      .get({ folderId, below }) ?? 0
  );
}
