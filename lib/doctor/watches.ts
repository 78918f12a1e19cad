import { existsSync, readFileSync } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { type Finding, unwell, well } from './check';
import { searchedFolders } from './folders';

const LIMIT_FILE = '/proc/sys/fs/inotify/max_user_watches';

/** Beyond this many folders counting takes longer than the answer is worth. */
const MOST_COUNTED = 500_000;

/**
 * Linux allows each user so many watches; Rummage takes one for each folder. Beyond that, changes are found by the
 * periodic walk only.
 *
 * @param database absolute path of the library's database
 * @param configured absolute paths of the folders named in the settings
 */
export async function checkWatches(
  database: string,
  configured: readonly string[],
  limitFile: string = LIMIT_FILE,
): Promise<Finding> {
  if (!existsSync(limitFile)) return well('this system has no limit on watched folders');

  const limit = Number(readFileSync(limitFile, 'utf8'));
  const enough = Math.min(limit, MOST_COUNTED);
  let directories = 0;
  for (const folder of await searchedFolders(database, configured))
    directories += await countDirectories(folder, enough - directories);

  if (directories < enough || limit > enough) return well(`${directories} of ${limit} inotify watches needed`);
  return unwell(
    `${limit} inotify watches are allowed, fewer than there are folders`,
    `Allow more: \`sudo sysctl fs.inotify.max_user_watches=${4 * limit}\`. Until then changes are found at the next walk.`,
  );
}

/** Folders below `folder`, itself included, up to `most`; hidden ones are never watched. */
async function countDirectories(folder: string, most: number): Promise<number> {
  let directories = 0;
  const waiting = [folder];

  for (let next = waiting.pop(); next !== undefined && directories < most; next = waiting.pop()) {
    directories++;
    for await (const entry of await openOrNothing(next)) {
      if (entry.isDirectory() && !entry.name.startsWith('.')) waiting.push(`${next}/${entry.name}`);
    }
  }
  return directories;
}

async function openOrNothing(folder: string): Promise<AsyncIterable<{ name: string; isDirectory(): boolean }> | []> {
  // A folder that cannot be read is the business of another check.
  return opendir(folder).catch(() => []);
}
