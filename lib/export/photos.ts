import { csvLine, type ExportFormat } from '../csv';
import { albumsOfPhoto } from '../store/albums';
import type { Database } from '../store/database';
import { FAVOURITE } from '../store/favourites';
import { searchableIdsAfter } from '../store/hidden';
import { findPhoto } from '../store/photos';
import { ratingOf } from '../store/ratings';
import { tagsOfPhoto } from '../store/tags';

/** What is known and said of a photo, as it is handed to other programs. */
export interface PhotoExport {
  readonly photo: number;
  /** Where its first file lies; null when none is left. */
  readonly file: string | null;
  /** ISO 8601 without a zone: the clock where it was taken. */
  readonly takenAt: string | null;
  /** A person's stars, or else those another program gave; −1 (rejected) … 5. */
  readonly rating: number | null;
  /** Whether a person gave them here, or the file did. */
  readonly ratedBy: 'hand' | 'file' | null;
  readonly favourite: boolean;
  readonly tags: readonly string[];
  readonly albums: readonly string[];
}

const COLUMNS = ['photo', 'file', 'takenAt', 'rating', 'ratedBy', 'favourite', 'tags', 'albums'] as const;

/** Between several values of one field of a table. */
const BETWEEN = '; ';

const PAGE = 200;

/**
 * Every searchable photo, written out piece by piece; nothing is read while a piece waits to be taken.
 *
 * @param fileOf tells where a photo lies, as whoever asked may know it
 */
export function* exportPhotos(
  db: Database,
  format: ExportFormat,
  fileOf: (photoId: number) => string | null,
): Generator<string> {
  yield format === 'csv' ? `${COLUMNS.join(',')}\r\n` : '[';
  let isFirst = true;
  for (let ids = searchableIdsAfter(db, 0, PAGE); ids.length > 0; ids = searchableIdsAfter(db, ids.at(-1) ?? 0, PAGE)) {
    const photos = ids.map((id) => exported(db, id, fileOf(id)));
    if (format === 'csv') yield photos.map(line).join('');
    else yield `${isFirst ? '' : ','}\n${photos.map((photo) => JSON.stringify(photo)).join(',\n')}`;
    isFirst = false;
  }
  if (format === 'json') yield '\n]\n';
}

function exported(db: Database, photo: number, file: string | null): PhotoExport {
  const { takenAt = null, rating: fileRating = null } = findPhoto(db, photo) ?? {};
  const own = ratingOf(db, photo);
  return {
    photo,
    file,
    takenAt: takenAt === null ? null : new Date(takenAt).toISOString().slice(0, 19),
    rating: own ?? fileRating,
    ratedBy: own !== null ? 'hand' : fileRating !== null ? 'file' : null,
    favourite: FAVOURITE.read(db, [photo])[0]?.value ?? false,
    tags: tagsOfPhoto(db, photo).map(({ label }) => label),
    albums: albumsOfPhoto(db, photo)
      .filter(({ pin }) => pin !== 'out')
      .map(({ name }) => name),
  };
}

function line(photo: PhotoExport): string {
  const values = { ...photo, tags: photo.tags.join(BETWEEN), albums: photo.albums.join(BETWEEN) };
  return `${csvLine(COLUMNS.map((column) => values[column]))}\r\n`;
}
