import { existsSync } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataPaths } from '../paths';
import type { Database } from '../store/database';
import { knownContents } from '../store/deep-check';
import { type DeepCheck, faulty, sound } from './deep-check';

/** A file beside its place may be one that is just being written. */
const STRAY_AFTER_MS = 60 * 60_000;
/** `RIFF`, the length of what follows, `WEBP`. */
const HEADER_BYTES = 12;

interface Inspected {
  readonly kept: number;
  /** Absolute paths of thumbnails no photo has any more, and of what a killed run left. */
  readonly orphans: readonly string[];
  /** Absolute paths of thumbnails that are not whole. */
  readonly broken: readonly string[];
}

/** Thumbnails no photo has any more, and those that are cut off; each is made again when it is looked at. */
export const thumbnailsCheck: DeepCheck = {
  name: 'thumbnails',
  async look(db, paths) {
    const { kept, orphans, broken } = await inspect(db, paths);
    if (orphans.length + broken.length === 0) return sound(`${kept} kept, each of a photo`);
    return faulty(`${orphans.length} of no photo, ${broken.length} cut off, ${kept} kept`);
  },
  async mend(db, paths) {
    const { orphans, broken } = await inspect(db, paths);
    for (const file of [...orphans, ...broken]) await rm(file, { force: true });
    return `deleted ${orphans.length} of no photo and ${broken.length} cut off, which are made again when looked at`;
  },
};

async function inspect(db: Database, { thumbnails }: DataPaths): Promise<Inspected> {
  if (!existsSync(thumbnails)) return { kept: 0, orphans: [], broken: [] };

  // Files before rows: a photo's row comes before its thumbnail, so that none new is taken for an orphan.
  const entries = (await readdir(thumbnails, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const known = knownContents(db);
  const orphans: string[] = [];
  const broken: string[] = [];
  let kept = 0;
  for (const { name, parentPath } of entries) {
    const file = join(parentPath, name);
    if (name.endsWith('.tmp')) {
      if (await isOld(file)) orphans.push(file);
    } else if (!known.has(name.replace(/\.webp$/, ''))) orphans.push(file);
    else if (!(await isWholeWebp(file))) broken.push(file);
    else kept++;
  }
  return { kept, orphans, broken };
}

async function isOld(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > STRAY_AFTER_MS;
}

/** By its header alone: decoding a hundred thousand would take minutes. */
async function isWholeWebp(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'r');
    try {
      const header = Buffer.alloc(HEADER_BYTES);
      await handle.read(header, 0, HEADER_BYTES, 0);
      const { size } = await handle.stat();
      const isWebp = header.toString('latin1', 0, 4) === 'RIFF' && header.toString('latin1', 8, 12) === 'WEBP';
      return isWebp && header.readUInt32LE(4) + 8 === size;
    } finally {
      await handle.close();
    }
  } catch {
    // Gone since it was listed: nothing is wrong with it.
    return !existsSync(file);
  }
}
