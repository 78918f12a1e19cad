import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { contentId } from '../content-id';
import { openPhoto } from '../decode/open-photo';
import { RummageError } from '../errors';
import { mediaType } from '../formats';
import { libraryDatabase, libraryPaths } from '../library';
import { log } from '../log';
import type { FailedPhoto, FailureList, PhotoDetails } from '../nouns';
import type { Page } from '../search/parse';
import { albumsOfPhoto } from '../store/albums';
import type { Database } from '../store/database';
import { FAVOURITE } from '../store/favourites';
import { allFilesOfPhoto, filesOfPhoto, type LocatedFile } from '../store/files';
import { HIDDEN } from '../store/hidden';
import {
  countFailedByReason,
  countPhotos,
  type FailedRow,
  findPhoto,
  keywordsOfPhoto,
  listFailed,
  type PhotoRow,
} from '../store/photos';
import { ratingOf } from '../store/ratings';
import { makeRequest } from '../store/requests';
import { VERSION_LENGTH } from '../store/search';
import { tagsOfPhoto } from '../store/tags';
import { gridThumbnailAnew, preview, thumbnailFile, type ThumbnailSize } from '../thumbnails/thumbnails';
import { hiddenFacts } from '../trash/describe';
import { isWholeWebp } from '../thumbnails/whole-webp';
import { writeWhole } from '../write-file';

/** @throws RummageError `not-found` */
export async function getPhoto(id: number): Promise<PhotoDetails> {
  const db = libraryDatabase();
  const photo = requirePhoto(id);

  const { failureReason: reason, failureRemedy: remedy, contentId, takenAt, ...facts } = photo;
  return {
    ...facts,
    version: contentId.slice(0, VERSION_LENGTH),
    takenAt: takenAt === null ? null : new Date(takenAt).toISOString(),
    ...saidOf(db, id),
    keywords: keywordsOfPhoto(db, id),
    files: allFilesOfPhoto(db, id).map(describeFile),
    tags: tagsOfPhoto(db, id),
    albums: albumsOfPhoto(db, id),
    failure: photo.state === 'failed' && reason !== null ? { reason, remedy: remedy ?? '' } : null,
    ...hiddenFacts(db, id),
  };
}

/** An encoded picture, and what names its content and size. */
export interface Thumbnail {
  readonly bytes: Uint8Array;
  readonly etag: string;
}

/**
 * A photo's thumbnail as WebP: 320 px or 480 px on its shortest side, or 1280 px on its longest; the larger two are made when
 * first asked for. While the photo's file is away, the smaller stands for that of 480 px.
 *
 * @returns `etag` names the content and the size; where the smaller stands for it, it begins with something else
 * @throws RummageError `not-found`, or `unavailable` when the photo's file cannot be read now
 */
export async function readThumbnail(id: number, size: ThumbnailSize): Promise<Thumbnail> {
  const photo = requirePhoto(id);
  return (await readKept(photo, size)) ?? (size === 480 ? makeOrSmaller(photo, size) : makeAndKeep(photo, size));
}

/** The smaller one's name is another than asked for, so that browsers ask again. */
async function makeOrSmaller(photo: PhotoRow, size: ThumbnailSize): Promise<Thumbnail> {
  try {
    return await makeAndKeep(photo, size);
  } catch (error) {
    const small = await readKept(photo, 320);
    if (small === null) throw error;
    return { bytes: small.bytes, etag: `"instead-${photo.contentId.slice(0, VERSION_LENGTH)}"` };
  }
}

async function makeAndKeep(photo: PhotoRow, size: ThumbnailSize): Promise<Thumbnail> {
  const made = await makeThumbnail(photo, size);
  // On a full disk it is shown all the same, and made again the next time.
  const file = thumbnailFile(libraryPaths().thumbnails, size, photo.contentId);
  await writeWhole(file, made).catch((err: unknown) => log.warn({ err }, 'A thumbnail could not be kept.'));
  return { bytes: made, etag: etagOf(photo, size) };
}

/** As {@link readThumbnail}, of one that need not be made; else null, also for a photo there is not. */
export async function keptThumbnail(id: number, size: ThumbnailSize): Promise<Thumbnail | null> {
  const photo = findPhoto(libraryDatabase(), id);
  return photo && readKept(photo, size);
}

async function readKept(photo: PhotoRow, size: ThumbnailSize): Promise<Thumbnail | null> {
  const bytes = await readIfThere(thumbnailFile(libraryPaths().thumbnails, size, photo.contentId));
  return bytes !== null && isWholeWebp(bytes) ? { bytes, etag: etagOf(photo, size) } : null;
}

function etagOf({ contentId: content }: PhotoRow, size: ThumbnailSize): string {
  return `"${content.slice(0, VERSION_LENGTH)}-${size}"`;
}

/**
 * A photo's original file.
 *
 * @returns `type` is its media type, `name` its base name, `bytes` its size
 * @throws RummageError `not-found` or `unavailable`
 */
export async function openOriginal(id: number) {
  const file = await locateOriginal(requirePhoto(id));
  const { size } = await stat(/* turbopackIgnore: true */ file);
  const stream = Readable.toWeb(createReadStream(/* turbopackIgnore: true */ file)) as ReadableStream<Uint8Array>;
  return { stream, bytes: size, type: mediaType(file), name: basename(file) };
}

function saidOf(db: Database, id: number): Pick<PhotoDetails, 'ownRating' | 'favourite' | 'hidden'> {
  const isMarked = ([said]: { value: boolean }[]): boolean => said?.value === true;
  return {
    ownRating: ratingOf(db, id),
    favourite: isMarked(FAVOURITE.read(db, [id])),
    hidden: isMarked(HIDDEN.read(db, [id])),
  };
}

/** Which of the photos that could not be read. */
export type FailedOnes = { readonly ids: readonly number[] } | { readonly reason: string } | 'all';

/** A page of the photos that could not be read, for one reason or any, the most recently added first. */
export async function listFailures({
  reason = null,
  ...page
}: Page & { reason?: string | null }): Promise<FailureList> {
  const db = libraryDatabase();
  const reasons = countFailedByReason(db);
  const asked = reason === null ? reasons : reasons.filter((one) => one.reason === reason);
  return {
    total: asked.reduce((total, { count }) => total + count, 0),
    reasons,
    failures: listFailed(db, { ...page, reason }).map((row) => describeFailure(db, row)),
  };
}

/** Asks the indexer to try failed photos again. */
export async function retryPhotos(which: FailedOnes): Promise<{ requested: number }> {
  const db = libraryDatabase();
  if (which === 'all') {
    makeRequest(db, { kind: 'retry', photoIds: 'all' });
    return { requested: countPhotos(db).failed };
  }
  if ('ids' in which) {
    makeRequest(db, { kind: 'retry', photoIds: [...which.ids] });
    return { requested: which.ids.length };
  }
  makeRequest(db, { kind: 'retry', photoIds: 'all', reason: which.reason });
  return { requested: countFailedByReason(db).find(({ reason }) => reason === which.reason)?.count ?? 0 };
}

function describeFailure(db: Database, { id, reason, remedy, ...row }: FailedRow): FailedPhoto {
  const [file] = filesOfPhoto(db, id);
  return {
    ...row,
    id,
    path: file?.path ?? '',
    folderName: file ? basename(file.folderPath) : '',
    bytes: file?.bytes ?? 0,
    failure: { reason, remedy },
  };
}

function requirePhoto(id: number): PhotoRow {
  const photo = findPhoto(libraryDatabase(), id);
  if (photo !== null) return photo;

  throw new RummageError('not-found', `There is no photo ${id}.`, { hint: 'Search again to see what there is.' });
}

function describeFile({ role, folderId, folderPath, path, bytes, mtimeUs }: LocatedFile) {
  const modifiedAt = new Date(mtimeUs / 1000).toISOString();
  return { role, folderId, folderName: basename(folderPath), path, bytes, modifiedAt };
}

async function makeThumbnail(photo: PhotoRow, size: ThumbnailSize): Promise<Buffer> {
  const original = await locateOriginal(photo);
  // It would be kept, and cached by browsers, under the name of the content it does not show.
  if ((await contentId(original)) !== photo.contentId) {
    throw new RummageError('unavailable', `The file of photo ${photo.id} has changed.`, {
      hint: 'It is shown as soon as the indexer has read it again.',
    });
  }

  try {
    const image = await openPhoto(original);
    return await (size === 1280 ? preview(image) : gridThumbnailAnew(image, size));
  } catch (cause) {
    throw new RummageError('unavailable', `Photo ${photo.id} cannot be shown: its file cannot be decoded.`, {
      hint: 'The status page says why, and what can be done.',
      cause,
    });
  }
}

async function locateOriginal({ id }: PhotoRow): Promise<string> {
  for (const { folderPath, path } of filesOfPhoto(libraryDatabase(), id)) {
    const file = join(folderPath, path);
    if ((await stat(file).catch(() => null))?.isFile()) return file;
  }
  throw new RummageError('unavailable', `The file of photo ${id} is not there now.`, {
    hint: 'If it lies on a drive that is not connected, connect it.',
  });
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch {
    // Not made yet, or cleared away: thumbnails are derived and may be deleted at any time.
    return null;
  }
}
