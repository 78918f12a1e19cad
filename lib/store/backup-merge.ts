/**
 * Takes what a backup holds into the library. Photos are found again by their content, then by their path; those not
 * there yet are put down as waiting, so that the walk finds their files. Nothing that is there is removed.
 */
import { COMPUTED_PHOTO_COLUMNS, INDEPENDENT_TABLES, SAID_TABLES } from './backup-tables';
import { createHash } from 'node:crypto';
import type { QueryPart } from '../nouns';
import { columnsOf } from './backup-file';
import { type Database, transact } from './database';
import { touchPhoto } from './photos';
import { makeRequest } from './requests';
import { trashPhotos } from './trash';

/** What a restore put back. */
export interface Restored {
  /** Remembered again: not remembered when the restore began. */
  readonly folders: number;
  /** Absolute paths of folders left out, because they lie inside, or around, one that is remembered. */
  readonly overlapping: readonly string[];
  /** Albums that were not there, or had another rule. */
  readonly albums: number;
  readonly pins: number;
  /** Hidden again: in the trash when the backup was made, and not when the restore began. */
  readonly trashed: number;
  readonly photos: {
    readonly foundByContent: number;
    readonly foundByPath: number;
    /** Not in the library yet: known again as soon as their files are read. */
    readonly awaited: number;
  };
}

interface BackedUpFolder {
  readonly id: number;
  readonly path: string;
  readonly isSample: 0 | 1;
}

/** Whether one folder lies inside the other. */
export type Overlap = (a: string, b: string) => boolean;

/**
 * @param file absolute path of a proven backup of today's schema
 * @param overlap compares absolute paths
 */
export function mergeBackup(db: Database, file: string, overlap: Overlap): Restored {
  db.prepare('ATTACH ? AS backup').run(file);
  try {
    return transact(db, () => merge(db, overlap));
  } finally {
    db.exec('DROP TABLE IF EXISTS temp.folder_map; DROP TABLE IF EXISTS temp.photo_map; DETACH backup');
  }
}

function merge(db: Database, overlap: Overlap): Restored {
  db.exec(`CREATE TEMP TABLE folder_map (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
    CREATE TEMP TABLE photo_map (old INTEGER PRIMARY KEY, new INTEGER NOT NULL, how TEXT NOT NULL);
    CREATE INDEX temp.photo_map_by_new ON photo_map (new);`);

  const folders = mergeFolders(db, overlap);
  const foundByContent = findByContent(db);
  const foundByPath = findByPath(db);
  const awaited = addAwaited(db);
  renumberParts(db);
  const albums = mergeAlbums(db);
  mergeAlbumPictures(db);
  const pins = mergePins(db);
  mergeKeptApart(db);
  for (const table of SAID_TABLES) mergeSaid(db, table);
  const trashed = mergeTrash(db);
  for (const table of INDEPENDENT_TABLES) replaceTable(db, table);

  // Whoever indexes takes it from here, now or at the next start.
  makeRequest(db, { kind: 'rescan', folderId: null });
  makeRequest(db, { kind: 'album', albumId: 0 });
  makeRequest(db, { kind: 'model' });
  makeRequest(db, { kind: 'labels', photoIds: null });
  return { ...folders, albums, pins, trashed, photos: { foundByContent, foundByPath, awaited } };
}

function mergeFolders(db: Database, overlap: Overlap): Pick<Restored, 'folders' | 'overlapping'> {
  const select = (schema: string) =>
    db.prepare<[], BackedUpFolder>(`SELECT id, path, is_sample AS isSample FROM ${schema}.folders ORDER BY id`).all();
  const present = select('main');
  const hasOwn = [...present, ...select('backup')].some(({ isSample }) => isSample === 0);
  const map = db.prepare('INSERT INTO temp.folder_map (old, new) VALUES (?, ?)');

  const overlapping: string[] = [];
  let added = 0;
  for (const { id, path, isSample } of select('backup')) {
    const known = present.find((folder) => folder.path === path);
    if (known !== undefined) map.run(id, known.id);
    // The sample library is only open while a person has no folder.
    else if (isSample === 1 && hasOwn) continue;
    else if (present.some((folder) => folder.isSample === 0 && overlap(folder.path, path))) overlapping.push(path);
    else {
      map.run(id, copyRow(db, 'folders', id));
      added += 1 - isSample;
    }
  }
  return { folders: added, overlapping };
}

/** Of several photos with the same content, the one at the same path leads. */
function findByContent(db: Database): number {
  return db
    .prepare(
      `INSERT INTO temp.photo_map (old, new, how)
       SELECT b.id, (
         SELECT p.id FROM main.photos p WHERE p.content_id = b.content_id
         ORDER BY EXISTS (
           SELECT 1 FROM backup.files bf JOIN temp.folder_map m ON m.old = bf.folder_id
           JOIN main.files f ON f.folder_id = m.new AND f.path = bf.path
           WHERE bf.photo_id = b.id AND f.photo_id = p.id) DESC, p.id LIMIT 1), 'content'
       FROM backup.photos b WHERE EXISTS (SELECT 1 FROM main.photos p WHERE p.content_id = b.content_id)`,
    )
    .run().changes;
}

/** A photo edited since the backup; one whose content the backup knows under another path is no edit, but moved there. */
function findByPath(db: Database): number {
  return db
    .prepare(
      `INSERT OR IGNORE INTO temp.photo_map (old, new, how)
       SELECT bf.photo_id, f.photo_id, 'path' FROM backup.files bf
       JOIN temp.folder_map m ON m.old = bf.folder_id
       JOIN main.files f ON f.folder_id = m.new AND f.path = bf.path
       WHERE bf.photo_id NOT IN (SELECT old FROM temp.photo_map) AND f.photo_id NOT IN (SELECT new FROM temp.photo_map)
       ORDER BY bf.id`,
    )
    .run().changes;
}

function addAwaited(db: Database): number {
  const columns = columnsOf(db, 'main', 'photos').filter((name) => !COMPUTED_PHOTO_COLUMNS.has(name) && name !== 'id');
  const given = db.prepare<[], number>("SELECT seq FROM main.sqlite_sequence WHERE name = 'photos'").pluck().get() ?? 0;

  // A library that never had a photo takes over the numbers, and with them every address of a photo a person has kept.
  db.prepare(
    `INSERT INTO temp.photo_map (old, new, how)
     SELECT b.id, CASE @given WHEN 0 THEN b.id ELSE @given + row_number() OVER (ORDER BY b.id) END, 'new'
     FROM backup.photos b WHERE b.id NOT IN (SELECT old FROM temp.photo_map) AND NOT ${ONLY_IN_CLOSED_SAMPLE}`,
  ).run({ given });
  const { changes } = db
    .prepare(
      `INSERT INTO main.photos (id, revision, ${columns.join(', ')})
       SELECT m.new, row_number() OVER (ORDER BY m.new) + max(
           (SELECT coalesce(max(revision), 0) FROM main.photos), (SELECT coalesce(max(revision), 0) FROM main.deleted_photos)),
         ${columns.map((name) => (name === 'state' ? "iif(b.state = 'trashed', 'trashed', 'pending')" : `b.${name}`)).join(', ')}
       FROM temp.photo_map m JOIN backup.photos b ON b.id = m.old WHERE m.how = 'new'`,
    )
    .run();
  addFilesOfAwaited(db);
  // Numbers once given are not given again, those of photos that were deleted before the backup included.
  db.exec(`UPDATE main.sqlite_sequence SET seq = max(seq, (SELECT seq FROM backup.sqlite_sequence WHERE name = 'photos'))
    WHERE name = 'photos' AND EXISTS (SELECT 1 FROM backup.sqlite_sequence WHERE name = 'photos')`);
  return changes;
}

/** The sample library's photos are not kept once it is closed. */
const ONLY_IN_CLOSED_SAMPLE = `(EXISTS (SELECT 1 FROM backup.files f WHERE f.photo_id = b.id) AND NOT EXISTS (
  SELECT 1 FROM backup.files f JOIN backup.folders d ON d.id = f.folder_id
  WHERE f.photo_id = b.id AND (d.is_sample = 0 OR f.folder_id IN (SELECT old FROM temp.folder_map))))`;

/** With their files the walk sees what is as it was, what was edited and what is gone, as on any other day. */
function addFilesOfAwaited(db: Database): void {
  const columns = columnsOf(db, 'main', 'files').filter((name) => !['id', 'folder_id', 'photo_id'].includes(name));
  db.exec(`INSERT OR IGNORE INTO main.files (folder_id, photo_id, ${columns.join(', ')})
      SELECT d.new, p.new, ${columns.map((name) => `f.${name}`).join(', ')} FROM backup.files f
      JOIN temp.photo_map p ON p.old = f.photo_id AND p.how = 'new' JOIN temp.folder_map d ON d.old = f.folder_id
      ORDER BY f.id;
    UPDATE main.photos SET state = 'missing' WHERE state = 'pending'
      AND id IN (SELECT new FROM temp.photo_map WHERE how = 'new')
      AND NOT EXISTS (SELECT 1 FROM main.files f WHERE f.photo_id = photos.id)`);
}

/**
 * Albums compare with photos by number, and those are others here: in the copy that is restored from, the parts of rules and
 * the names of pictures are written anew. A photo that is not known any more goes on as the picture the album kept of it.
 */
function renumberParts(db: Database): void {
  const numberOf = db.prepare<[number], number>('SELECT new FROM temp.photo_map WHERE old = ?').pluck();
  const rename = db.prepare('UPDATE OR REPLACE backup.album_pictures SET name = ? WHERE album_id = ? AND name = ?');
  const write = db.prepare('UPDATE backup.albums SET parts = ? WHERE id = ?');
  const asking = db.prepare<[], { id: number; parts: string }>(
    'SELECT id, parts FROM backup.albums WHERE parts IS NOT NULL',
  );
  for (const { id, parts } of asking.all()) {
    const names = new Map<string, string>();
    const renumbered = (JSON.parse(parts) as QueryPart[]).map((part): QueryPart => {
      if (!('photo' in part)) return part;
      const { photo, ...rest } = part;
      const now = numberOf.get(photo);
      const image = createHash('sha256').update(`photo ${photo} of album ${id}`).digest('hex').slice(0, 16);
      names.set(`photo.${photo}`, now === undefined ? `image.${image}` : `photo.${now}`);
      return now === undefined ? { ...rest, image } : { ...rest, photo: now };
    });
    write.run(JSON.stringify(renumbered), id);
    // By way of names nothing has: one number may have become another's.
    for (const old of names.keys()) rename.run(`was ${old}`, id, old);
    for (const [old, now] of names) rename.run(now, id, `was ${old}`);
  }
}

/** An album has the pictures of its rule, and no others. */
function mergeAlbumPictures(db: Database): void {
  db.exec(`DELETE FROM main.album_pictures WHERE album_id IN
      (SELECT a.id FROM main.albums a JOIN backup.albums b ON b.name = a.name);
    INSERT INTO main.album_pictures (album_id, name, picture)
      SELECT a.id, p.name, p.picture FROM backup.album_pictures p
      JOIN backup.albums b ON b.id = p.album_id JOIN main.albums a ON a.name = b.name`);
}

/** Albums are the same when their names are; the backup's rule then takes the place of today's. */
function mergeAlbums(db: Database): number {
  const own = ['id', 'name', 'rule_version', 'created_at'];
  const columns = columnsOf(db, 'main', 'albums').filter((name) => !own.includes(name));
  const { changes } = db
    .prepare(
      `UPDATE main.albums AS a SET rule_version = a.rule_version + 1, ${columns.map((name) => `${name} = b.${name}`).join(', ')}
       FROM backup.albums b WHERE b.name = a.name AND (${columns.map((name) => `a.${name} IS NOT b.${name}`).join(' OR ')})`,
    )
    .run();

  const missing = db
    .prepare<[], number>('SELECT id FROM backup.albums WHERE name NOT IN (SELECT name FROM main.albums) ORDER BY id')
    .pluck()
    .all();
  for (const id of missing) copyRow(db, 'albums', id);
  return changes + missing.length;
}

function mergePins(db: Database): number {
  const columns = columnsOf(db, 'main', 'album_pins').filter((name) => name !== 'album_id' && name !== 'photo_id');
  return db
    .prepare(
      `INSERT INTO main.album_pins (album_id, photo_id, ${columns.join(', ')})
       SELECT a.id, m.new, ${columns.map((name) => `pin.${name}`).join(', ')} FROM backup.album_pins pin
       JOIN backup.albums b ON b.id = pin.album_id JOIN main.albums a ON a.name = b.name
       JOIN temp.photo_map m ON m.old = pin.photo_id WHERE true
       ON CONFLICT (album_id, photo_id) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    )
    .run().changes;
}

function mergeKeptApart(db: Database): void {
  db.exec(`INSERT OR IGNORE INTO main.kept_apart (photo_id, other_id)
    SELECT min(a.new, b.new), max(a.new, b.new) FROM backup.kept_apart k
    JOIN temp.photo_map a ON a.old = k.photo_id JOIN temp.photo_map b ON b.old = k.other_id WHERE a.new <> b.new`);
}

/** What was said of photos, a row for each; the backup's wins over what was said since. */
function mergeSaid(db: Database, table: (typeof SAID_TABLES)[number]): void {
  const columns = columnsOf(db, 'main', table).filter((name) => name !== 'photo_id');
  const rest = columns.map((name) => `, ${name}`).join('');
  db.exec(`INSERT OR REPLACE INTO main.${table} (photo_id${rest})
    SELECT m.new${columns.map((name) => `, b.${name}`).join('')} FROM backup.${table} b
    JOIN temp.photo_map m ON m.old = b.photo_id`);
  // Searches are to learn that these are hidden.
  if (table === 'hidden_photos') {
    const hidden = db.prepare<[], number>(`SELECT photo_id FROM main.${table}`).pluck().all();
    for (const id of hidden) touchPhoto(db, id);
  }
}

/** What was put in the trash since stays there, too: it takes nothing away, and can be taken back. */
function mergeTrash(db: Database): number {
  const ids = db
    .prepare<[], { id: number; at: number | null }>(
      `SELECT m.new AS id, b.trashed_at AS at FROM temp.photo_map m JOIN backup.photos b ON b.id = m.old
       WHERE b.state = 'trashed' AND m.how <> 'new'`,
    )
    .all();
  return ids.reduce((hidden, { id, at }) => hidden + trashPhotos(db, [id], at ?? undefined), 0);
}

function replaceTable(db: Database, table: string): void {
  const columns = columnsOf(db, 'main', table).join(', ');
  db.exec(`INSERT OR REPLACE INTO main.${table} (${columns}) SELECT ${columns} FROM backup.${table}`);
}

/** Takes over one row under a number of its own, or under the one it had where none was ever given; @returns it */
function copyRow(db: Database, table: 'folders' | 'albums', id: number): number {
  const columns = columnsOf(db, 'main', table).filter((name) => name !== 'id');
  const given = db.prepare<[string], number>('SELECT seq FROM main.sqlite_sequence WHERE name = ?').pluck().get(table);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO main.${table} (id, ${columns.join(', ')})
       SELECT iif(@given < id, id, NULL), ${columns.join(', ')} FROM backup.${table} WHERE id = @id`,
    )
    .run({ id, given: given ?? 0 });
  return Number(lastInsertRowid);
}
