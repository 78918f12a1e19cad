import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { stemOf } from '../formats';
import type { Database } from '../store/database';
import { filesOfStem } from '../store/files';
import type { PhotoFile } from '../store/sidecar-content';
import { NotXmp } from './document';
import { isOurs, mergeInto, type SidecarContent } from './merge';
import { xmpNames } from './names';
import type { Outcome, SkipReason } from './outcome';
import { lstatIfThere, NotSidecar, readSidecar, replaceSidecar } from './sidecar-file';

/** How sidecars are written. */
export interface WriteOptions {
  /** Adds to sidecars other programs made, too: otherwise they are left alone. */
  readonly intoExisting: boolean;
  /** Only tells what would be written. */
  readonly dryRun: boolean;
}

interface Target {
  readonly path: string;
  readonly isThere: boolean;
}

const SKIP_CODES: Readonly<Record<string, SkipReason>> = {
  EACCES: 'unwritable',
  EPERM: 'unwritable',
  EROFS: 'unwritable',
  ENAMETOOLONG: 'name',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  ELOOP: 'no-file',
  EIO: 'drive',
  ESTALE: 'drive',
  ENODEV: 'drive',
  ENOTCONN: 'drive',
  EHOSTDOWN: 'drive',
};

/** Writes the sidecars of one watched folder's photos. */
export class SidecarWriter {
  readonly #db: Database;
  readonly #folder: { readonly id: number; readonly path: string };
  readonly #options: WriteOptions;
  /** Whether a directory lies where it seems to; photos come directory by directory, so the last few are enough. */
  readonly #inside = new LRUCache<string, boolean>({ max: 64 });

  /** @param folder its path absolute */
  constructor(db: Database, folder: { readonly id: number; readonly path: string }, options: WriteOptions) {
    this.#db = db;
    this.#folder = folder;
    this.#options = options;
  }

  /**
   * Writes what is to be told into the sidecar the indexer would read for a photo, or makes one; nothing is written where it
   * tells everything already.
   *
   * @throws what the operating system reports that concerns more than this photo, as a full disk
   */
  async write(file: PhotoFile, content: SidecarContent): Promise<Outcome> {
    try {
      return await this.#write(file, content);
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === null) throw error;
      return { kind: 'skipped', reason };
    }
  }

  async #write(file: PhotoFile, content: SidecarContent): Promise<Outcome> {
    const photo = join(this.#folder.path, file.path);
    if (!(await this.#isInside(file.path))) return { kind: 'skipped', reason: 'outside' };
    // What is known is of the file as it was indexed.
    if (!isAsIndexed(await stat(photo), file)) return { kind: 'skipped', reason: 'gone' };

    const target = await targetOf(photo);
    const before = target.isThere ? await readSidecar(target.path) : null;
    const text = before === null ? null : decode(before.bytes);
    if (text === null && isNothing(content)) return { kind: 'unchanged' };

    const merged = mergeInto(text, content);
    if (!merged.isChanged) return { kind: 'unchanged' };
    if (text !== null && !isOurs(text) && !this.#options.intoExisting) return { kind: 'skipped', reason: 'foreign' };
    if (target.isThere && this.#isShared(file, target)) return { kind: 'skipped', reason: 'shared' };

    if (!this.#options.dryRun && !(await replaceSidecar(target.path, merged.text, before?.stats ?? null)))
      return { kind: 'skipped', reason: 'meanwhile' };
    return { kind: 'written', sidecar: join(dirname(file.path), basename(target.path)), isNew: before === null };
  }

  /** Whether the directory a file is in is really the one below the watched folder, and no link leads elsewhere. */
  async #isInside(path: string): Promise<boolean> {
    const directory = dirname(path);
    const known = this.#inside.get(directory);
    if (known !== undefined) return known;

    const [root, real] = await Promise.all([realpath(this.#folder.path), realpath(join(this.#folder.path, directory))]);
    const isInside = real === join(root, directory);
    this.#inside.set(directory, isInside);
    return isInside;
  }

  /** Whether a sidecar named without the photo's ending could as well be another photo's. */
  #isShared({ path, photoId }: PhotoFile, target: Target): boolean {
    const name = basename(path);
    if (basename(target.path) === xmpNames(name)[0]) return false;
    const directory = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    return filesOfStem(this.#db, this.#folder.id, directory, stemOf(name)).some((other) => other.photoId !== photoId);
  }
}

/** The first there is of those the indexer looks for, or else the one to be made. */
async function targetOf(photo: string): Promise<Target> {
  const [first, ...others] = xmpNames(basename(photo)).map((name) => join(dirname(photo), name));
  for (const path of [first as string, ...others]) {
    if ((await lstatIfThere(path)) !== null) return { path, isThere: true };
  }
  return { path: first as string, isThere: false };
}

function isAsIndexed(stats: Stats, { bytes, mtimeUs }: PhotoFile): boolean {
  return stats.isFile() && stats.size === bytes && Math.round(stats.mtimeMs * 1000) === mtimeUs;
}

/** @throws NotXmp for what is no UTF-8 */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new NotXmp('It is not UTF-8.', { cause });
  }
}

function isNothing({ tags, hierarchy, rating }: SidecarContent): boolean {
  return tags.length === 0 && hierarchy.length === 0 && rating === null;
}

/** Null for what no other photo would fare better with. */
function reasonOf(error: unknown): SkipReason | null {
  if (error instanceof NotXmp) return 'malformed';
  if (error instanceof NotSidecar) return error.why;
  return SKIP_CODES[(error as NodeJS.ErrnoException).code ?? ''] ?? null;
}
