import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import { photosMeant } from '../acting/service';
import type { ActedPhotos } from '../acting/parse';
import { RummageError } from '../errors';
import { libraryDatabase } from '../library';
import { filesOfPhoto } from '../store/files';
import { type ZippedFile, zipOf } from './zip';

/** Long enough to answer the browser's question where to keep it. */
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 20;
/** Files looked at together. */
const AT_ONCE = 16;

/** A download that waits to be fetched. */
export interface Download {
  readonly id: string;
  readonly photos: number;
  /** Photos whose file is not there now: they are left out. */
  readonly missing: number;
  /** Of the files, before they are put together. */
  readonly bytes: number;
}

// On globalThis, because Next loads this module more than once in one process.
const KEY = Symbol.for('rummage.downloads');
const holder = globalThis as { [KEY]?: LRUCache<string, readonly ZippedFile[]> };
const kept = () => (holder[KEY] ??= new LRUCache({ max: MOST_KEPT, ttl: KEPT_MS }));

/**
 * Gathers the originals of photos, to be fetched as one zip.
 *
 * @throws RummageError `unavailable` when none of their files is there; what `photosMeant` throws
 */
export async function prepareDownload(photos: ActedPhotos): Promise<Download> {
  const ids = await photosMeant(photos);
  const queue = new PQueue({ concurrency: AT_ONCE });
  const found = await queue.addAll(ids.map((id) => () => originalOf(id)));
  const files = found.filter((file) => file !== null);
  if (files.length === 0) {
    throw new RummageError('unavailable', 'None of these photos has its file there now.', {
      hint: 'If they lie on a drive that is not connected, connect it.',
    });
  }

  const id = randomUUID();
  kept().set(id, files);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { id, photos: files.length, missing: ids.length - files.length, bytes };
}

/** The zip of a prepared download, which is written while it is read. @throws RummageError `not-found` */
export async function openDownload(id: string) {
  const files = kept().get(id);
  if (files !== undefined) return zipOf(files);

  throw new RummageError('not-found', 'This download is not there any more.', { hint: 'Choose the photos again.' });
}

/** Absolute paths of photos' originals, in the order of the photos; those without a file are left out. Only for the owner. */
export async function pathsOf(photoIds: readonly number[]): Promise<{ paths: string[] }> {
  const db = libraryDatabase();
  return {
    paths: photoIds.flatMap((id) =>
      filesOfPhoto(db, id)
        .slice(0, 1)
        .map(({ folderPath, path }) => join(folderPath, path)),
    ),
  };
}

async function originalOf(photoId: number): Promise<ZippedFile | null> {
  for (const { folderPath, path } of filesOfPhoto(libraryDatabase(), photoId)) {
    const file = join(folderPath, path);
    const found = await stat(/* turbopackIgnore: true */ file).catch(() => null);
    if (found?.isFile()) return { file, name: basename(file), bytes: found.size, modifiedAt: found.mtime };
  }
  return null;
}
