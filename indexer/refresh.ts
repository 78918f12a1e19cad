import { basename, join } from 'node:path';
import { forgetFillsWithTerms } from '#lib/albums/forget-fills';
import { openBlocks } from '#lib/decode/open-photo';
import { relateAnew } from '#lib/duplicates/relate';
import { log } from '#lib/log';
import { forgetFillsByDate } from '#lib/store/albums';
import { type Database, transact } from '#lib/store/database';
import { type FileRow, filesIn } from '#lib/store/files';
import type { FolderRow } from '#lib/store/folders';
import { findPhoto, type PhotoRow, updateFacts } from '#lib/store/photos';
import { deleteSidecar, putSidecar } from '#lib/store/sidecars';
import { xmpNames } from '#lib/xmp/names';
import { gatherFacts } from './facts/gather';
import { takeoutNames } from './facts/sidecars';
import type { FolderView } from './folder-view';

/** What refreshing needs. */
export interface RefreshContext {
  readonly db: Database;
  readonly folder: FolderRow;
  /** Called when albums may hold other photos: one was found to be of another day, or what a filter asks for has changed. */
  readonly onDatesChanged: () => void;
  readonly signal: AbortSignal;
}

/**
 * Takes in what other programs have written beside photos since those were indexed: date, place, rating, keywords. What a
 * photo shows has not changed, so that nothing is embedded again. Photos that still wait will read it by themselves.
 */
export async function refreshFacts(sidecars: FolderView['sidecars'], context: RefreshContext): Promise<void> {
  const { db, folder, signal, onDatesChanged } = context;
  const rows = new Map(sidecars.changed.map((row) => [row.path, row]));
  let haveDatesChanged = false;
  let haveFactsChanged = false;
  for (const [directory, names] of byDirectory([...rows.keys(), ...sidecars.vanished])) {
    for (const file of filesIn(db, folder.id, directory).filter((each) => isBeside(each, names))) {
      if (signal.aborted) return;
      const refreshed = await refresh(file, context);
      haveFactsChanged ||= refreshed !== 'not';
      haveDatesChanged ||= refreshed === 'of another moment';
    }
    transact(db, () => {
      for (const name of names) {
        const path = directory === '' ? name : `${directory}/${name}`;
        const row = rows.get(path);
        if (row === undefined) deleteSidecar(db, folder.id, path);
        else putSidecar(db, folder.id, row);
      }
    });
  }
  if (haveDatesChanged) forgetFillsByDate(db);
  const areFiltersAsked = haveFactsChanged && forgetFillsWithTerms(db);
  if (haveDatesChanged || areFiltersAsked) onDatesChanged();
}

type Refreshed = 'not' | 'otherwise' | 'of another moment';

async function refresh({ path, photoId, mtimeUs }: FileRow, { db, folder }: RefreshContext): Promise<Refreshed> {
  const before = findPhoto(db, photoId);
  if (before?.state !== 'indexed') return 'not';

  const file = join(folder.path, path);
  try {
    const blocks = await openBlocks(file);
    const facts = await gatherFacts(file, blocks, blocks.bytes, mtimeUs / 1000);
    return transact(db, () => {
      if (!isStillShown(findPhoto(db, photoId), before)) return 'not';
      updateFacts(db, photoId, facts);
      relateAnew(db, photoId);
      return facts.takenAt === before.takenAt ? 'otherwise' : 'of another moment';
    });
  } catch (error) {
    log.warn({ err: error, file }, 'What was written beside a photo could not be taken in.');
    return 'not';
  }
}

function isStillShown(photo: PhotoRow | null, before: PhotoRow): boolean {
  return photo?.state === 'indexed' && photo.contentId === before.contentId;
}

function isBeside({ path, role }: FileRow, names: ReadonlySet<string>): boolean {
  const name = basename(path);
  return role === 'original' && [...xmpNames(name), ...takeoutNames(name)].some((each) => names.has(each));
}

function byDirectory(paths: readonly string[]): Map<string, Set<string>> {
  const directories = new Map<string, Set<string>>();
  for (const path of paths) {
    const directory = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    directories.set(directory, (directories.get(directory) ?? new Set()).add(basename(path)));
  }
  return directories;
}
