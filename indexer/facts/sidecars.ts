import { type FileHandle, open } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { RAW_ENDINGS, stemOf } from '#lib/formats';
import { namesToTry } from './folder-names';

/** Larger than any sidecar is. */
const MAX_BYTES = 4 * 1024 ** 2;

/** Cameras write what they tell near the start of a raw file. */
const HEAD_BYTES = 512 * 1024;

/** Endings of pictures a camera may make beside a raw file. */
const LEADING_ENDINGS = new Set(['jpg', 'jpeg', 'jpe', 'heic', 'heif', 'hif']);

/** Takeout cuts a sidecar's name, but for `.json`, to this many characters. */
const TAKEOUT_LENGTH = 46;

/** The names Google Takeout may have given a photo's JSON file, the likeliest first. */
export function takeoutNames(name: string): string[] {
  const ending = extname(name);
  // `photo(1).jpg` goes with `photo.jpg(1).json`.
  const [, stem = '', number = ''] = /^(.*?)(\(\d+\))?$/s.exec(basename(name, ending)) ?? [];
  // An edited photo shares the file of its original.
  const stems = [stem, stem.replace(/-(edited|bearbeitet|modifié|editado|modificato)$/i, '')];

  const names = stems.flatMap((each) => [
    `${cut(`${each}${ending}.supplemental-metadata`)}${number}.json`,
    `${cut(`${each}${ending}`)}${number}.json`,
    `${cut(each)}${number}.json`,
  ]);
  return [...new Set(names)];
}

/** The names the raw file may have that a camera's picture was made of. */
export function rawNames(name: string): string[] {
  const stem = stemOf(name);
  const isPicture = LEADING_ENDINGS.has(extname(name).slice(1).toLowerCase());
  return isPicture ? RAW_ENDINGS.flatMap((ending) => [`${stem}.${ending.toUpperCase()}`, `${stem}.${ending}`]) : [];
}

const cut = (name: string) => name.slice(0, TAKEOUT_LENGTH);

/**
 * The first of these files that lies beside a photo and may be read.
 *
 * @param photo absolute path
 */
export async function readBeside(photo: string, names: readonly string[]): Promise<Buffer | null> {
  for (const name of await namesToTry(dirname(photo), names)) {
    const bytes = await readSmall(join(dirname(photo), name));
    if (bytes !== null) return bytes;
  }
  return null;
}

/** As {@link readBeside}, but of a large file, of which only the first part is read. */
export async function readHeadBeside(photo: string, names: readonly string[]): Promise<Buffer | null> {
  for (const name of await namesToTry(dirname(photo), names)) {
    const bytes = await readOpened(join(dirname(photo), name), async (handle) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    });
    if (bytes !== null) return bytes;
  }
  return null;
}

function readSmall(file: string): Promise<Buffer | null> {
  return readOpened(file, async (handle, size) => (size <= MAX_BYTES ? handle.readFile() : null));
}

async function readOpened(
  file: string,
  read: (handle: FileHandle, size: number) => Promise<Buffer | null>,
): Promise<Buffer | null> {
  try {
    const handle = await open(file);
    try {
      const stats = await handle.stat();
      return stats.isFile() ? await read(handle, stats.size) : null;
    } finally {
      await handle.close();
    }
  } catch {
    // Not there, as for most photos, or not to be read: the photo has other facts.
    return null;
  }
}
