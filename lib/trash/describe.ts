import { basename } from 'node:path';
import { daysAfter, dayOf } from '../days';
import type { Gone, GonePhoto, PhotoDetails } from '../nouns';
import type { Database } from '../store/database';
import { findGone, type GonePhotoRow, KEEP_GONE_DAYS, trashedAt } from '../store/trash';

/** What is to be said of a photo that searches do not find. */
export function hiddenFacts(db: Database, id: number): Pick<PhotoDetails, 'trashedAt' | 'gone'> {
  const row = findGone(db, id);
  return { trashedAt: toIso(trashedAt(db, id)), gone: row && goneSince(row, new Date()) };
}

export function describeGone({ folderPath, goneAt, takenAt, days, lastDay, counts, ...row }: GonePhotoRow): GonePhoto {
  return {
    id: row.id,
    color: row.color,
    version: row.version,
    path: row.path,
    takenAt: toIso(takenAt),
    folderName: folderPath && basename(folderPath),
    gone: goneSince({ goneAt, days, lastDay, counts }, new Date()),
  };
}

/** @param now counts only where the photo's own days do not tell */
export function goneSince(
  { goneAt, days, lastDay, counts }: Pick<GonePhotoRow, 'goneAt' | 'days' | 'lastDay' | 'counts'>,
  now: Date,
): Gone {
  const today = dayOf(now);
  const due = daysAfter(lastDay ?? today, KEEP_GONE_DAYS - days);
  return { since: toIso(goneAt), forgottenOn: counts === 0 ? null : due > today ? due : today };
}

export function toIso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
