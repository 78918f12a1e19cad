import { actOnPhotos } from '#lib/acting/service';
import { parseAction } from '#lib/acting/parse';
import { csvLine, parseExportFormat } from '#lib/csv';
import { libraryDatabase } from '#lib/library';
import { closeSearch } from '#lib/search/client';
import type { Database } from '#lib/store/database';
import { countTags, everyTag, type ExportedTag } from '#lib/store/tags';
import { EXIT } from './exit-codes';
import { findPhotoMeant, pathOfPhoto } from './photo-files';
import { count, print } from './print';
import { formatTable } from './table';

/** `rummage tag list`: @returns the exit code @throws RummageError */
export async function listAllTags({ json }: { readonly json?: boolean }): Promise<number> {
  const tags = countTags(libraryDatabase());
  if (json) print(JSON.stringify({ tags }, null, 2));
  else if (tags.length === 0) print('No photo has a tag yet.');
  else
    print(
      formatTable(
        tags.map((tag) => [String(tag.count), tag.label, tag.group]),
        'rl',
      ),
    );
  return EXIT.ok;
}

/**
 * `rummage tag give` and `take`
 *
 * @param photos their ids, or the paths of their files
 * @returns the exit code
 * @throws RummageError
 */
export async function tagPhotos(
  label: string,
  photos: readonly string[],
  { value, from }: { readonly value: boolean; readonly from: string },
): Promise<number> {
  const db = libraryDatabase();
  const ids = photos.map((photo) => findPhotoMeant(db, photo, from));
  try {
    const { changed } = await actOnPhotos(parseAction({ ids, action: 'tag', label, value }));
    print(`${count(changed, 'photo')} ${value ? 'now tagged' : 'no longer tagged'} “${label.trim()}”.`);
  } finally {
    await closeSearch();
  }
  return EXIT.ok;
}

/** `rummage tag export`: @returns the exit code @throws RummageError `bad-request` for a format there is not */
export async function exportTags({ format }: { readonly format: string }): Promise<number> {
  const asCsv = parseExportFormat(format) === 'csv';
  const db = libraryDatabase();
  if (asCsv) {
    print(csvLine(['photo', 'file', 'label', 'group', 'confidence', 'byHand']));
    for (const tag of everyTag(db)) print(csvLine(Object.values(described(db, tag))));
  } else {
    const tags = [...everyTag(db)].map((tag) => described(db, tag));
    print(JSON.stringify(tags, null, 2));
  }
  return EXIT.ok;
}

function described(db: Database, { photoId, label, group, score, byHand }: ExportedTag) {
  const file = pathOfPhoto(db, photoId);
  return { photo: photoId, file, label, group, confidence: round(score), byHand: byHand === true };
}

function round(score: number): number {
  return Math.round(score * 1_000) / 1_000;
}
