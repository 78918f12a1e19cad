import { toCsv } from '#lib/albums/export';
import { parseExportFormat } from '#lib/csv';
import { exportAlbum, listAlbums } from '#lib/albums/service';
import { RummageError } from '#lib/errors';
import type { Album } from '#lib/nouns';
import { closeSearch } from '#lib/search/client';
import { EXIT } from './exit-codes';
import { print } from './print';
import { formatTable } from './table';

/** `rummage albums list`: @returns the exit code */
export async function listAllAlbums({ json }: { readonly json?: boolean }): Promise<number> {
  const albums = await listAlbums();
  if (json) print(JSON.stringify({ albums }, null, 2));
  else print(albums.length > 0 ? formatTable(albums.map(rowOf), 'rrl') : 'No albums yet.');
  return EXIT.ok;
}

/**
 * `rummage albums export`: its photos, newest first, on standard output.
 *
 * @param album its number, or its name
 * @returns the exit code
 * @throws RummageError `not-found`, `bad-request`
 */
export async function exportThisAlbum(album: string, { format }: { readonly format?: string }): Promise<number> {
  const asked = parseExportFormat(format ?? null);
  const { id, name } = await albumMeant(album);
  try {
    const photos = await exportAlbum(id);
    process.stdout.write(asked === 'csv' ? toCsv(photos) : `${JSON.stringify({ name, photos }, null, 2)}\n`);
  } finally {
    await closeSearch();
  }
  return EXIT.ok;
}

function rowOf({ id, count, name, updating, paused, learned }: Album): string[] {
  const remarks = [
    ...(updating ? ['updating'] : []),
    ...(paused ? ['paused'] : []),
    ...(learned ? [`learned from ${learned.accepted} yes and ${learned.rejected} no`] : []),
  ];
  return [String(id), count === 1 ? '1 photo' : `${count} photos`, name, remarks.join(', ')];
}

async function albumMeant(album: string): Promise<Album> {
  const albums = await listAlbums();
  const found = albums.find(({ name }) => name === album) ?? albums.find(({ id }) => String(id) === album);
  if (found !== undefined) return found;
  throw new RummageError('not-found', `There is no album “${album}”.`, {
    hint: '`npx rummage albums list` shows them with their numbers.',
  });
}
