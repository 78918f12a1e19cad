/**
 * `folders`: what a person asked to be searched. Owner: the web process and the command line; the indexer adds and removes
 * only the sample library. `folder_states`: what the walk found. Owner: the indexer.
 */
import type { FolderState, SkippedCounts } from '../nouns';
import { type Database, prepare, transact } from './database';

export interface FolderRow {
  readonly id: number;
  /** Absolute. */
  readonly path: string;
  readonly isSample: boolean;
}

export interface FolderStateRow {
  readonly state: FolderState;
  readonly reason: string | null;
  readonly remedy: string | null;
  /** Milliseconds since 1970. */
  readonly lastWalkAt: number | null;
}

type Stored = Omit<FolderRow, 'isSample'> & { isSample: number };

const SELECT = 'SELECT id, path, is_sample AS isSample FROM folders';

const toRow = (stored: Stored): FolderRow => ({ ...stored, isSample: stored.isSample === 1 });

export function listFolders(db: Database): FolderRow[] {
  return prepare<[], Stored>(db, `${SELECT} ORDER BY id`).all().map(toRow);
}

export function findFolder(db: Database, id: number): FolderRow | null {
  const stored = prepare<[number], Stored>(db, `${SELECT} WHERE id = ?`).get(id);
  return stored ? toRow(stored) : null;
}

/** Adds a folder, or finds the one already remembered at this path. */
export function addFolder(db: Database, path: string, isSample = false): FolderRow {
  return transact(db, () => {
    prepare(db, 'INSERT INTO folders (path, is_sample, added_at) VALUES (?, ?, ?) ON CONFLICT (path) DO NOTHING').run(
      path,
      isSample ? 1 : 0,
      Date.now(),
    );
    return toRow(prepare<[string], Stored>(db, `${SELECT} WHERE path = ?`).get(path) as Stored);
  });
}

/** Forgets a folder and its files; its photos stay, to be found again should the folder come back. */
export function deleteFolder(db: Database, id: number): boolean {
  return prepare(db, 'DELETE FROM folders WHERE id = ?').run(id).changes > 0;
}

export function readFolderState(db: Database, folderId: number): FolderStateRow | null {
  return (
    prepare<[number], FolderStateRow>(
      db,
      'SELECT state, reason, remedy, last_walk_at AS lastWalkAt FROM folder_states WHERE folder_id = ?',
    ).get(folderId) ?? null
  );
}

/** What the last walk of a whole folder had to leave aside; nothing before the first. */
export function readSkipped(db: Database, folderId: number): SkippedCounts {
  return (
    prepare<[number], SkippedCounts>(
      db,
      `SELECT skipped_videos AS videos, skipped_unreadable AS unreadable, skipped_names AS names
       FROM folder_states WHERE folder_id = ?`,
    ).get(folderId) ?? { videos: 0, unreadable: 0, names: 0 }
  );
}

/** Only for a folder that has a state. */
export function writeSkipped(db: Database, folderId: number, skipped: SkippedCounts): void {
  prepare(
    db,
    `UPDATE folder_states SET skipped_videos = @videos, skipped_unreadable = @unreadable, skipped_names = @names
     WHERE folder_id = @folderId`,
  ).run({ ...skipped, folderId });
}

export function writeFolderState(db: Database, folderId: number, row: FolderStateRow): void {
  // A folder removed while it was being walked has no state to write.
  prepare(
    db,
    `INSERT INTO folder_states (folder_id, state, reason, remedy, last_walk_at)
     SELECT id, @state, @reason, @remedy, @lastWalkAt FROM folders WHERE id = @folderId
     ON CONFLICT (folder_id) DO UPDATE SET state = excluded.state, reason = excluded.reason,
       remedy = excluded.remedy, last_walk_at = coalesce(excluded.last_walk_at, last_walk_at)`,
  ).run({ ...row, folderId });
}
