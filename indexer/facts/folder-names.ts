import { readdir, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { LRUCache } from 'lru-cache';
import { RAW_ENDINGS } from '#lib/formats';

/** Endings of what may lie beside a photo and tell about it. */
const TELLING = new Set(['.xmp', '.json', ...RAW_ENDINGS.map((ending) => `.${ending}`)]);

/** File systems keep a folder's time only so exactly: what came within this of it, in milliseconds, may not show in it. */
const CLOCK_STEP_MS = 2_000;

interface Listing {
  /** The folder's own time when it was listed, in nanoseconds. */
  readonly mtimeNs: bigint;
  /** As {@link keyOf} has them. */
  readonly names: ReadonlySet<string>;
}

/** Photos come folder by folder, so the last few are enough. */
const listings = new LRUCache<string, Listing>({ max: 16 });

/**
 * Of these names those that may lie in a folder. Photos seldom have anything beside them, and asking for each of the
 * two dozen names something could have costs more than all else that is told about a photo; so a folder is listed once,
 * and again only when its own time has changed.
 *
 * @param folder absolute path
 * @returns all of them when the folder cannot be listed, or is just being changed
 */
export async function namesToTry(folder: string, names: readonly string[]): Promise<readonly string[]> {
  try {
    const listing = await listingOf(folder);
    return listing === null ? names : names.filter((name) => listing.names.has(keyOf(name)));
  } catch {
    // It can be passed through but not listed, or went away: opening the file tells.
    return names;
  }
}

/** Null while it is being changed. */
async function listingOf(folder: string): Promise<Listing | null> {
  const { mtimeNs, mtimeMs } = await stat(folder, { bigint: true });
  const kept = listings.get(folder);
  if (kept?.mtimeNs === mtimeNs) return kept;
  if (Math.abs(Date.now() - Number(mtimeMs)) < CLOCK_STEP_MS) return null;

  const telling = (await readdir(folder)).filter((name) => TELLING.has(extname(name).toLowerCase()));
  const listing = { mtimeNs, names: new Set(telling.map(keyOf)) };
  listings.set(folder, listing);
  return listing;
}

/** Some file systems take names that differ in case, or in how letters with accents are written, for the same. */
function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
