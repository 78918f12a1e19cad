/** Photos of one calendar day; nothing is written here. */
import { spanOfDay } from '../days';
import { type Database, prepare } from './database';
import { SEARCHABLE } from './hidden';

/** A file's own time is often that of a copy, and nothing to remember. */
const DATED = "p.taken_at_source <> 'file'";

/** The year of the oldest searchable photo; null without any that tells. */
export function oldestYear(db: Database): number | null {
  const oldest = prepare<[], number>(
    db,
    `SELECT p.taken_at FROM photos p WHERE p.state = 'indexed' AND p.taken_at IS NOT NULL AND ${DATED}
     ORDER BY p.taken_at LIMIT 1`,
  )
    .pluck()
    .get();
  return oldest === undefined ? null : new Date(oldest).getUTCFullYear();
}

/** How many photos of a day there are, and the one to show for them: a favourite if there is one, else the first. @param day `YYYY-MM-DD` */
export function photosOfDay(db: Database, day: string): { readonly id: number; readonly photos: number } | null {
  const { begins, ends } = spanOfDay(day);
  const found = prepare<[number, number], { id: number; photos: number }>(
    db,
    `SELECT p.id, count(*) OVER () AS photos FROM photos p
     WHERE ${SEARCHABLE} AND ${DATED} AND p.taken_at >= ? AND p.taken_at < ?
     ORDER BY p.id IN (SELECT photo_id FROM favourites) DESC, p.taken_at, p.id LIMIT 1`,
  ).get(begins, ends);
  return found ?? null;
}
