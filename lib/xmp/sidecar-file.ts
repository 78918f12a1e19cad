import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Larger than any sidecar is. */
export const MAX_BYTES = 4 * 1024 ** 2;

/** A sidecar that is there. */
export interface OpenedSidecar {
  readonly bytes: Buffer;
  readonly stats: Stats;
}

/** Why a file cannot be taken for a sidecar. */
export class NotSidecar extends Error {
  override readonly name = 'NotSidecar';
  readonly why: 'no-file' | 'large';

  constructor(why: 'no-file' | 'large') {
    super(why);
    this.why = why;
  }
}

/** What lies at a path, links not followed; null when nothing does. */
export async function lstatIfThere(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** @throws NotSidecar for a link, a folder and the like */
export async function readSidecar(path: string): Promise<OpenedSidecar> {
  const there = await lstatIfThere(path);
  if (there?.isFile() !== true) throw new NotSidecar('no-file');
  // A link put there since is not followed, either.
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new NotSidecar('no-file');
    if (stats.size > MAX_BYTES) throw new NotSidecar('large');
    return { bytes: await handle.readFile(), stats };
  } finally {
    await handle.close();
  }
}

/**
 * Puts a sidecar in its place whole: on disk beside it first, then renamed. It may be read and written by whoever may read and
 * write the one it replaces, or else its folder.
 *
 * @param before the one it replaces; null for a new one
 * @returns false, having done nothing, when another program has written it meanwhile
 */
export async function replaceSidecar(path: string, text: string, before: Stats | null): Promise<boolean> {
  const folder = dirname(path);
  const like = before ?? (await stat(folder));
  // Hidden, so that it is never taken for a photo's; short, since the name it gets may be as long as names may be.
  const beside = join(folder, `.rummage-${randomBytes(6).toString('hex')}.tmp`);

  try {
    const handle = await open(beside, 'wx', 0o600);
    await writeLike(handle, text, like).finally(() => handle.close());
    const isSame = isSameFile(await lstatIfThere(path), before);
    if (isSame) await rename(beside, path);
    else await rm(beside);
    return isSame;
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function writeLike(handle: FileHandle, text: string, { mode, uid, gid }: Stats): Promise<void> {
  // The superuser writes into folders of others, who are to be able to change what lies there.
  if (process.geteuid?.() === 0) await handle.chown(uid, gid);
  await handle.chmod(mode & 0o666);
  await handle.writeFile(text);
  await handle.sync();
}

function isSameFile(now: Stats | null, before: Stats | null): boolean {
  if (now === null || before === null) return now === before;
  return now.ino === before.ino && now.size === before.size && now.mtimeMs === before.mtimeMs;
}
