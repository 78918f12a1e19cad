import { join, resolve } from 'node:path';
import { type RestoreReport, restoreLibrary } from '#lib/backup/restore';
import { libraryPaths } from '#lib/library';
import { EXIT } from './exit-codes';
import { count, print, remark } from './print';

/**
 * `rummage restore`: puts back what a backup holds; nothing that is there is removed.
 *
 * @param from absolute path of the folder a relative path is meant from
 * @returns the exit code
 * @throws RummageError
 */
export async function restore(file: string, from: string): Promise<number> {
  const paths = libraryPaths();
  const report = await restoreLibrary(paths, resolve(from, file));

  for (const line of describeRestored(report)) print(line);
  if (report.kept !== null) print(`What was there before is kept as ${join(paths.backups, report.kept)}.`);
  for (const path of report.restored.overlapping) {
    remark(`${path} is left out: it lies inside, or around, a folder that is searched already.`);
  }
  return EXIT.ok;
}

function describeRestored({ restored, isNewDatabase, indexerRuns }: RestoreReport): string[] {
  const { folders, albums, pins, trashed, photos } = restored;
  const found = photos.foundByContent + photos.foundByPath;
  return [
    `Put back: ${count(folders, 'folder')}, ${count(albums, 'album')}, ${count(pins, 'pin')}.`,
    ...(trashed > 0 ? [`${count(trashed, 'photo')} hidden again in the trash.`] : []),
    `${count(found, 'photo')} known again (${photos.foundByPath} of them by path alone), ${photos.awaited} known as soon as their files are read.`,
    next(isNewDatabase, indexerRuns),
  ];
}

function next(isNewDatabase: boolean, indexerRuns: boolean): string {
  if (isNewDatabase) return 'The database is a new one: restart Rummage if its web app is running, else start it.';
  return indexerRuns
    ? 'Rummage is running and has taken it in; nothing need be restarted.'
    : 'It is in force now; the next start, or `rummage index`, computes what is missing.';
}
