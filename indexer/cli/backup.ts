import { resolve } from 'node:path';
import { backUpLibrary } from '#lib/backup/backup';
import { libraryPaths } from '#lib/library';
import { EXIT } from './exit-codes';
import { count, print } from './print';

/**
 * `rummage backup`: writes what people said into one file, while Rummage may be running.
 *
 * @param from absolute path of the folder a relative path is meant from
 * @returns the exit code
 * @throws RummageError
 */
export async function backup(file: string, from: string): Promise<number> {
  const { folders, albums, pins, photos } = await backUpLibrary(libraryPaths(), resolve(from, file));

  print(
    `${file}: ${count(folders, 'folder')}, ${count(albums, 'album')} with ${count(pins, 'photo')} pinned by hand, ` +
      `and what ${count(photos, 'photo')} can be known again by. The photos themselves are not in it.`,
  );
  return EXIT.ok;
}
