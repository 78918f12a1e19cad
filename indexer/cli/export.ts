import { once } from 'node:events';
import { parseExportFormat } from '#lib/csv';
import { exportPhotos } from '#lib/export/photos';
import { libraryDatabase } from '#lib/library';
import { EXIT } from './exit-codes';
import { pathOfPhoto } from './photo-files';

/** `rummage export`: @returns the exit code @throws RummageError `bad-request` for a format there is not */
export async function exportAll({ format }: { readonly format: string }): Promise<number> {
  const db = libraryDatabase();
  for (const part of exportPhotos(db, parseExportFormat(format), (photoId) => pathOfPhoto(db, photoId))) {
    // Whoever reads may be slower than the database.
    if (!process.stdout.write(part)) await once(process.stdout, 'drain');
  }
  return EXIT.ok;
}
