/**
 * `album_pictures`: small copies of the pictures that albums compare photos with, so that an album outlives its examples.
 * Owner: the web process and the command line.
 */
import { type Database, prepare } from './database';

/** Keeps the pictures of an album, by name, in the place of those it had. WebP, at most 1280 px on the longer side. */
export function setAlbumPictures(db: Database, albumId: number, pictures: ReadonlyMap<string, Uint8Array>): void {
  prepare(db, 'DELETE FROM album_pictures WHERE album_id = ?').run(albumId);
  for (const [name, picture] of pictures) {
    prepare(db, 'INSERT INTO album_pictures (album_id, name, picture) VALUES (?, ?, ?)').run(albumId, name, picture);
  }
}

/** Gives an album the pictures of another. */
export function copyAlbumPictures(db: Database, from: number, to: number): void {
  prepare(
    db,
    `INSERT INTO album_pictures (album_id, name, picture)
     SELECT @to, name, picture FROM album_pictures WHERE album_id = @from`,
  ).run({ from, to });
}

/** A picture that any album keeps under this name; null when none does. */
export function findAlbumPicture(db: Database, name: string): Uint8Array | null {
  return (
    prepare<[string], Buffer>(db, 'SELECT picture FROM album_pictures WHERE name = ? LIMIT 1').pluck().get(name) ?? null
  );
}
