import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FileStat } from '#lib/store/files';

/** Some file systems number their files with all 64 bits, more than the database takes from a JavaScript number. */
const MAX_INODE = 2 ** 53;

/** A file's size, time and inode, or null when there is no such file. */
export async function statFile(file: string): Promise<FileStat | null> {
  try {
    const found = await stat(file);
    return found.isFile() ? toFileStat(found) : null;
  } catch {
    // Gone, or not ours to read: either way there is nothing to index here.
    return null;
  }
}

/** What the database keeps of a file's state. */
export function toFileStat({ size, mtimeMs, ino }: Stats): FileStat {
  return { bytes: size, mtimeUs: Math.round(mtimeMs * 1000), inode: ino % MAX_INODE };
}
