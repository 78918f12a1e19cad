/** What is computed from a photo's content, in several tables at once. Owner: the indexer. */
import { type Database, prepare } from './database';
import { forgetHash } from './look-alikes';

/** Forgets the tags, album places and look-alikes computed for a photo whose content changed; what a person said of it stays. */
export function forgetComputed(db: Database, photoId: number): void {
  prepare(db, 'DELETE FROM photo_tags WHERE photo_id = ?').run(photoId);
  prepare(db, 'DELETE FROM album_members WHERE photo_id = ?').run(photoId);
  prepare(db, 'DELETE FROM fill_failures WHERE photo_id = ?').run(photoId);
  forgetHash(db, photoId);
}
